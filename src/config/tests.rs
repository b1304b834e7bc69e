use super::*;

fn settings() -> Settings {
    Settings { listen: "127.0.0.1:8080".to_owned(), data: "data".to_owned(), ..Settings::default() }
}

fn problems(settings: &Settings) -> Vec<&'static str> {
    settings.check().map_or_else(|problems| problems.iter().map(|problem| problem.setting).collect(), |_| vec![])
}

#[test]
fn nothing_need_be_set() {
    let config = settings().check().expect("the defaults hold together");
    assert_eq!(config.base_url.as_str(), "http://127.0.0.1:8080/");
    assert_eq!(config.database, Location::Sqlite("data/muster.db".into()));
    assert_eq!(config.key_file, PathBuf::from("data/server.key"));
    assert_eq!(config.mail_from.to_string(), "Muster <muster@localhost>");
}

#[test]
fn all_bad_settings_are_named_at_once() {
    let bad = Settings {
        listen: "here".to_owned(),
        base_url: Some("https://example.org/groups".to_owned()),
        database: Some("mysql://root@localhost/muster".to_owned()),
        smtp: Some("mail.example.org".to_owned()),
        mail_from: Some("no-address".to_owned()),
        trusted_proxies: "10.0.0.0/8, proxy".to_owned(),
        connections: Some("0".to_owned()),
        workers: Some("many".to_owned()),
        upload_limit: Some("0".to_owned()),
        import_rows: Some("all".to_owned()),
        ..settings()
    };
    assert_eq!(
        problems(&bad),
        [
            "--listen",
            "--base-url",
            "--database",
            "--smtp",
            "--mail-from",
            "--trusted-proxies",
            "--connections",
            "--workers",
            "--upload-limit",
            "--import-rows"
        ]
    );
}

#[test]
fn plain_http_is_for_this_machine_only() {
    let at = |url: &str| problems(&Settings { base_url: Some(url.to_owned()), ..settings() });
    assert_eq!(at("http://groups.example.org"), ["--base-url"]);
    assert_eq!(at("http://localhost:8080"), [""; 0]);
    assert_eq!(at("https://groups.example.org"), [""; 0]);
    let everywhere = Settings { listen: "0.0.0.0:8080".to_owned(), ..settings() };
    assert_eq!(problems(&everywhere), ["--base-url"]);
}

#[test]
fn passwords_in_urls_stay_out_of_logs() {
    let with_secrets = Settings {
        database: Some("postgres://muster:hunter22@db.example.org/muster".to_owned()),
        smtp: Some("smtps://muster:hunter22@mail.example.org".to_owned()),
        ..settings()
    };
    let shown = format!("{:?}", with_secrets.check().expect("good settings"));
    assert!(!shown.contains("hunter22"), "{shown}");
}
