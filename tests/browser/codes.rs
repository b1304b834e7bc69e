//! What the script under a code field says is what the server reads.

use std::time::Duration;

use muster::t;
use tokio::time::sleep;

use crate::harness::chromium::{Chromium, Look};
use crate::join::GroupWithCode;
use crate::join::pasting::PASTED;

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn the_script_reads_a_code_as_the_server_does() {
    let fixture = GroupWithCode::open().await;
    let zoe = Chromium::open(&fixture.server.base, Look::DESK).await;
    zoe.visit("/").await;
    for (typed, read) in PASTED {
        zoe.fill("Your code", typed).await;
        // What is right is not said again.
        let expected =
            if read.is_empty() || read == typed { String::new() } else { t::web::code_reads_as(read).to_string() };
        let mut said = String::new();
        for _ in 0..40 {
            sleep(Duration::from_millis(50)).await;
            let shown = "const p = document.querySelector('.field-reads'); return p && !p.hidden ? p.textContent : ''";
            said = zoe.run(shown).await.as_str().unwrap_or_default().to_owned();
            if said == expected && !said.is_empty() {
                break;
            }
        }
        assert_eq!(said, expected, "{typed}");
        assert_eq!(zoe.value("Your code").await, typed);
    }
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run runs it"]
async fn a_text_that_is_too_long_stays_in_its_dialog() {
    let fixture = GroupWithCode::open().await;
    let ann = super::signed_in(&fixture.server, &fixture.ann, Look::DESK).await;
    ann.visit(&fixture.code.url).await;
    ann.click(t::codes::email()).await;
    ann.says("Email addresses").await;
    let fill = |text: &str| format!("document.querySelector('dialog textarea').value = {text}; return 0");
    ann.run(&fill("'lee@example.org ' + 'x'.repeat(1100000)")).await;
    ann.click("Send").await;
    ann.says(t::web::check_form()).await;
    let kept = ann.run("return document.querySelector('dialog textarea').value.length").await;
    assert_eq!(kept, 1_100_016);
    ann.run(&fill("'lee@example.org'")).await;
    ann.click("Send").await;
    ann.says(t::codes::emailed(1)).await;
}
