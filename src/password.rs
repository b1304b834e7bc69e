//! Password hashing, in a small pool of its own.
//!
//! A hash is made slow and large on purpose. A slot a core, each with memory that it keeps, bounds
//! both: a crowd that signs up at once waits in a queue instead of filling the machine.

use std::sync::Arc;
use std::thread;

use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use data_encoding::BASE64_NOPAD;
use subtle::ConstantTimeEq;
use tokio::sync::{mpsc, oneshot};

use crate::secret::Secret;

/// Argon2id with 19 MiB, two passes, one lane: OWASP's minimum (ASVS 5.0, V11.4.2).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT: usize = 16;
const OUTPUT: usize = 32;

/// Sign-ins that may wait at once: at 25 ms each on one core, about eight seconds of work.
const SIGN_IN_QUEUE: usize = 256;

/// The pool. Clones share it.
#[derive(Clone)]
pub struct Hasher {
    jobs: mpsc::UnboundedSender<Job>,
    waiting: Arc<tokio::sync::Semaphore>,
}

/// The queue of sign-ins is full; try again in a moment.
#[derive(Debug)]
pub struct Overloaded;

struct Job {
    password: Secret<String>,
    salt: Vec<u8>,
    reply: oneshot::Sender<[u8; OUTPUT]>,
}

impl Hasher {
    /// Starts `slots` threads; one a core is right.
    ///
    /// # Panics
    /// When the system gives no thread.
    pub fn start(slots: usize) -> Self {
        let (jobs, queue) = mpsc::unbounded_channel::<Job>();
        let queue = Arc::new(std::sync::Mutex::new(queue));
        for slot in 0..slots.max(1) {
            let queue = Arc::clone(&queue);
            thread::Builder::new()
                .name(format!("hasher-{slot}"))
                .spawn(move || work(&queue))
                .expect("the system gives a thread");
        }
        Self { jobs, waiting: Arc::new(tokio::sync::Semaphore::new(SIGN_IN_QUEUE)) }
    }

    /// The hash of `password` to keep, as a PHC string. Waits however long the queue is.
    pub async fn hash(&self, password: Secret<String>, salt: [u8; SALT]) -> Secret<String> {
        let output = self.compute(password, salt.to_vec()).await;
        Secret::new(format!(
            "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}",
            BASE64_NOPAD.encode(&salt),
            BASE64_NOPAD.encode(&output)
        ))
    }

    /// The same without a reservation: refused where too many wait already.
    pub async fn hash_in_turn(&self, password: Secret<String>, salt: [u8; SALT]) -> Result<Secret<String>, Overloaded> {
        let _place = self.waiting.try_acquire().map_err(|_| Overloaded)?;
        Ok(self.hash(password, salt).await)
    }

    /// Whether `password` is the one `kept` was made of. With nothing kept, the same work is done
    /// and the answer is no, so that an answer's time does not tell whether there is an account.
    pub async fn verify(&self, password: Secret<String>, kept: Option<&str>) -> Result<bool, Overloaded> {
        let _place = self.waiting.try_acquire().map_err(|_| Overloaded)?;
        let parsed = kept.and_then(parse);
        let (salt, expected) = parsed.clone().unwrap_or((vec![0; SALT], vec![0; OUTPUT]));
        let output = self.compute(password, salt).await;
        let same: bool = output.as_slice().ct_eq(&expected).into();
        Ok(same && parsed.is_some())
    }

    async fn compute(&self, password: Secret<String>, salt: Vec<u8>) -> [u8; OUTPUT] {
        let (reply, answer) = oneshot::channel();
        // The threads live as long as the program: neither end of the channel closes before it.
        self.jobs.send(Job { password, salt, reply }).expect("the hashing threads run");
        answer.await.expect("the hashing threads answer")
    }
}

fn work(queue: &std::sync::Mutex<mpsc::UnboundedReceiver<Job>>) {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(OUTPUT)).expect("these parameters are valid");
    // Kept for good: taken anew for each hash it costs milliseconds, and given back it makes glibc keep
    // far more, since its threshold for giving memory back grows with the largest piece it ever freed.
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    loop {
        let next = queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).blocking_recv();
        let Some(job) = next else { return };
        let mut output = [0; OUTPUT];
        argon2
            .hash_password_into_with_memory(job.password.expose().as_bytes(), &job.salt, &mut output, &mut memory)
            .expect("salt and output have valid lengths");
        // Whoever asked may have hung up.
        let _ = job.reply.send(output);
    }
}

/// Salt and output of a PHC string made by [`Hasher::hash`].
fn parse(kept: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let hash = PasswordHash::new(kept).ok()?;
    Some((hash.salt?.as_ref().to_vec(), hash.hash?.as_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_its_whole_length_counts() {
        let hasher = Hasher::start(1);
        let long = "pass phrase ".repeat(85);
        let kept = hasher.hash(secret(&long), [7; SALT]).await;
        assert!(kept.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hasher.verify(secret(&long), Some(kept.expose())).await.unwrap());
        let shorter = &long[..long.len() - 1];
        assert!(!hasher.verify(secret(shorter), Some(kept.expose())).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_without_a_password_signs_in() {
        let hasher = Hasher::start(1);
        for kept in [None, Some(""), Some("$argon2id$broken")] {
            assert!(!hasher.verify(secret(""), kept).await.unwrap());
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_crowd_of_sign_ins_beyond_the_queue_is_asked_to_come_back() {
        let hasher = Hasher::start(1);
        let crowd: Vec<_> = (0..SIGN_IN_QUEUE + 20)
            .map(|_| {
                let hasher = hasher.clone();
                tokio::spawn(async move { hasher.verify(secret("guess"), None).await })
            })
            .collect();
        let mut turned_away = 0;
        for sign_in in crowd {
            turned_away += usize::from(sign_in.await.unwrap().is_err());
        }
        assert!((1..=20).contains(&turned_away), "{turned_away} turned away");
    }
}
