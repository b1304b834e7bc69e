//! A server that is told to stop hangs up on nobody.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::database::Database;
use crate::harness::program::Program;

/// What became of a connection.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Answered(u16),
    /// Nobody listens there any more.
    Refused,
    Reset(String),
}

/// Asks for a page on a connection of its own, some time after it was made. Says when that was.
fn call(address: &str, pause: Duration) -> (Instant, Call) {
    let stream = TcpStream::connect(address);
    let made = Instant::now();
    let call = match stream {
        Ok(stream) => ask(stream, address, pause),
        Err(cause) if cause.kind() == ErrorKind::ConnectionRefused => Call::Refused,
        Err(cause) => Call::Reset(cause.to_string()),
    };
    (made, call)
}

fn ask(mut stream: TcpStream, address: &str, pause: Duration) -> Call {
    thread::sleep(pause);
    let mut answer = String::new();
    let read = stream
        .write_all(format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())
        .and_then(|()| stream.read_to_string(&mut answer));
    match read {
        Ok(_) => answer
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .map_or_else(|| Call::Reset("closed without an answer".to_owned()), Call::Answered),
        Err(cause) => Call::Reset(cause.to_string()),
    }
}

#[test]
fn every_connection_is_answered_while_it_closes_down() {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    // The last that it says before it listens to signals.
    program.hear("/setup/");
    let address = format!("127.0.0.1:{}", program.base.port().expect("a port"));
    let callers: Vec<_> = (0..16)
        .map(|number| {
            let address = address.clone();
            thread::spawn(move || {
                let mut calls = Vec::new();
                loop {
                    let call = call(&address, Duration::from_millis(if number % 4 == 0 { 200 } else { 0 }));
                    let is_over = call.1 == Call::Refused;
                    calls.push(call);
                    if is_over {
                        return calls;
                    }
                }
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(300));
    program.terminate();
    let (status, said) = program.finish();
    assert!(status.success(), "{said}");
    let calls: Vec<(Instant, Call)> = callers.into_iter().flat_map(|caller| caller.join().expect("no panic")).collect();
    let count = |status| calls.iter().filter(|(_, call)| *call == Call::Answered(status)).count();
    assert!(count(200) > 0 && count(503) > 0);
    // Whom the system let in at the moment in which it stopped listening, the program has never seen.
    let refused = calls.iter().filter(|(_, call)| *call == Call::Refused);
    let shut = refused.map(|(made, _)| *made).min().expect("whoever comes after the end is refused");
    let moment = Duration::from_millis(100);
    let is_lost = |(made, call): &&(Instant, Call)| matches!(call, Call::Reset(_)) && *made + moment < shut;
    let lost: Vec<_> = calls.iter().filter(is_lost).collect();
    assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), calls.len());
}

#[test]
fn a_kept_connection_is_told_that_this_answer_was_its_last() {
    let database = Database::bare();
    let mut program = Program::serve(&database);
    // The last that it says before it listens to signals.
    program.hear("/setup/");
    let address = format!("127.0.0.1:{}", program.base.port().expect("a port"));
    let mut stream = TcpStream::connect(&address).expect("a connection");
    let mut ask = || {
        stream.write_all(format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes()).expect("it is read");
        let mut answer = [0; 4096];
        let read = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..read]).to_lowercase()
    };
    assert!(!ask().contains("connection: close"));
    // One that has not asked for anything yet is waited for, so there is time.
    let _silent = TcpStream::connect(&address).expect("a connection");
    program.terminate();
    // It hears the signal in a moment.
    let mut said = (0..100).map(|_| {
        thread::sleep(Duration::from_millis(10));
        ask()
    });
    assert!(said.any(|answer| answer.contains("connection: close")));
    let _ = stream.shutdown(Shutdown::Both);
    program.finish();
}
