//! The tables as diesel sees them; one description serves both databases.

diesel::table! {
    organization (id) {
        id -> BigInt,
        name -> Text,
        time_zone -> Text,
        add_policy -> Text,
        signup_policy -> Text,
        signup_domains -> Text,
        created_at -> BigInt,
        address_days -> BigInt,
        addresses_since -> BigInt,
        language -> Text,
        languages -> Text,
    }
}

diesel::table! {
    server_keys (mark) {
        mark -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    users (id) {
        id -> BigInt,
        email -> Nullable<Text>,
        email_key -> Nullable<Text>,
        email_confirmed_at -> Nullable<BigInt>,
        name -> Text,
        name_key -> Text,
        password_hash -> Nullable<Text>,
        role -> Text,
        state -> Text,
        time_zone -> Nullable<Text>,
        created_at -> BigInt,
        deactivated_at -> Nullable<BigInt>,
        legacy_key -> Nullable<Text>,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    user_words (word, user_id) {
        word -> Text,
        user_id -> BigInt,
    }
}

diesel::table! {
    sessions (key_hash) {
        key_hash -> Binary,
        user_id -> BigInt,
        created_at -> BigInt,
        seen_at -> BigInt,
        ends_at -> BigInt,
        agent -> Text,
        address -> Text,
    }
}

diesel::table! {
    tokens (id) {
        id -> BigInt,
        purpose -> Text,
        user_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        address_key -> Nullable<Text>,
        name -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        generation -> BigInt,
        created_at -> BigInt,
        ends_at -> BigInt,
        used_at -> Nullable<BigInt>,
        next -> Nullable<Text>,
    }
}

diesel::table! {
    form_keys (key) {
        key -> Text,
        user_id -> Nullable<BigInt>,
        outcome -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    guess_buckets (name) {
        name -> Text,
        empty_at -> BigInt,
        recent -> Nullable<Binary>,
    }
}

diesel::table! {
    known_networks (network) {
        network -> Text,
        seen_at -> BigInt,
    }
}

diesel::table! {
    campaigns (id) {
        id -> BigInt,
        name -> Text,
        starts_at -> Nullable<BigInt>,
        stops_at -> Nullable<BigInt>,
        in_app -> Bool,
        stopped_at -> Nullable<BigInt>,
        made_by -> BigInt,
        made_at -> BigInt,
        mode -> Text,
        quantity -> BigInt,
        prefix -> Text,
        max_uses -> Nullable<BigInt>,
        codes_made -> BigInt,
        codes_used -> BigInt,
        codes_sent -> BigInt,
        stopped_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    groups (id) {
        id -> BigInt,
        name -> Text,
        description -> Text,
        category -> Text,
        starts_at -> Nullable<BigInt>,
        stops_at -> Nullable<BigInt>,
        viewable -> Bool,
        join_type -> Text,
        campaign_id -> Nullable<BigInt>,
        sort_order -> BigInt,
        members_may_invite -> Bool,
        archived_at -> Nullable<BigInt>,
        member_count -> BigInt,
        request_count -> BigInt,
        made_by -> BigInt,
        made_at -> BigInt,
    }
}

diesel::table! {
    group_words (word, group_id) {
        word -> Text,
        group_id -> BigInt,
    }
}

diesel::table! {
    memberships (group_id, user_id) {
        group_id -> BigInt,
        user_id -> BigInt,
        role -> Text,
        joined_at -> BigInt,
        #[sql_name = "door"]
        method -> Text,
        #[sql_name = "door_ref"]
        reference -> Nullable<BigInt>,
    }
}

diesel::table! {
    join_counts (group_id, day, method) {
        group_id -> BigInt,
        day -> BigInt,
        #[sql_name = "door"]
        method -> Text,
        joins -> BigInt,
    }
}

diesel::table! {
    codes (id) {
        id -> BigInt,
        key -> Text,
        shown -> Text,
        group_id -> Nullable<BigInt>,
        campaign_id -> Nullable<BigInt>,
        expires_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<BigInt>,
        ended_why -> Nullable<Text>,
        replaced_by -> Nullable<BigInt>,
        max_uses -> Nullable<BigInt>,
        uses -> BigInt,
        role -> Text,
        label -> Text,
        made_by -> BigInt,
        made_at -> BigInt,
        used_at -> Nullable<BigInt>,
        first_made_at -> Nullable<BigInt>,
        first_made_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    code_recipients (campaign_id, user_id) {
        campaign_id -> BigInt,
        user_id -> BigInt,
        code_id -> Nullable<BigInt>,
        mail_id -> BigInt,
        made_at -> BigInt,
    }
}

diesel::table! {
    code_uses (code_id, user_id) {
        code_id -> BigInt,
        user_id -> BigInt,
        used_at -> BigInt,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        message_id -> Text,
        kind -> Text,
        parameters -> Text,
        to_address -> Text,
        user_id -> Nullable<BigInt>,
        reference -> Nullable<BigInt>,
        state -> Text,
        due_at -> BigInt,
        attempts -> BigInt,
        claimed_until -> Nullable<BigInt>,
        last_answer -> Nullable<Text>,
        made_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    suppressed_addresses (address_key) {
        address_key -> Text,
        answer -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    jobs (id) {
        id -> BigInt,
        kind -> Text,
        subject -> BigInt,
        payload -> Text,
        cursor -> Text,
        progress -> BigInt,
        total -> BigInt,
        state -> Text,
        claimed_until -> Nullable<BigInt>,
        claim -> BigInt,
        attempts -> BigInt,
        problem -> Nullable<Text>,
        made_by -> Nullable<BigInt>,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    invites (id) {
        id -> BigInt,
        group_id -> BigInt,
        access -> Text,
        role -> Text,
        expires_at -> Nullable<BigInt>,
        max_uses -> Nullable<BigInt>,
        uses -> BigInt,
        generation -> BigInt,
        made_by -> BigInt,
        made_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        deleted_by -> Nullable<BigInt>,
        warned_at -> Nullable<BigInt>,
        by_manager -> Bool,
        first_made_by -> Nullable<BigInt>,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    invite_uses (invite_id, user_id) {
        invite_id -> BigInt,
        user_id -> BigInt,
        used_at -> BigInt,
    }
}

diesel::table! {
    invite_recipients (id) {
        id -> BigInt,
        invite_id -> BigInt,
        group_id -> BigInt,
        address -> Text,
        address_key -> Text,
        generation -> BigInt,
        mail_id -> Nullable<BigInt>,
        made_at -> BigInt,
        started_at -> Nullable<BigInt>,
        joined_at -> Nullable<BigInt>,
        joined_by -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        ended_why -> Nullable<Text>,
        ended_by -> Nullable<BigInt>,
        remind_at -> Nullable<BigInt>,
        notice_at -> Nullable<BigInt>,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    email_opt_outs (address_key, topic) {
        address_key -> Text,
        topic -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    requests (id) {
        id -> BigInt,
        group_id -> BigInt,
        user_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        address_key -> Nullable<Text>,
        name -> Text,
        note -> Text,
        invite_id -> Nullable<BigInt>,
        state -> Text,
        generation -> BigInt,
        made_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<BigInt>,
        fresh_invite_id -> Nullable<BigInt>,
        code_id -> Nullable<BigInt>,
        tells_group -> Bool,
        address_proved -> Bool,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        file_name -> Text,
        mapping -> Nullable<Text>,
        make_groups -> Bool,
        letters -> Bool,
        state -> Text,
        problem -> Nullable<Text>,
        total -> BigInt,
        changing -> BigInt,
        unchanged -> BigInt,
        wrong -> BigInt,
        made_by -> Nullable<BigInt>,
        made_at -> BigInt,
        size -> Nullable<BigInt>,
        reading -> Nullable<Text>,
        batch_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    import_uploads (import_id, number) {
        import_id -> BigInt,
        number -> BigInt,
        bytes -> Binary,
    }
}

diesel::table! {
    import_groups (import_id, name_key) {
        import_id -> BigInt,
        name_key -> Text,
        name -> Text,
        group_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    import_rows (import_id, number) {
        import_id -> BigInt,
        number -> BigInt,
        line -> BigInt,
        email -> Text,
        email_key -> Nullable<Text>,
        name -> Text,
        role -> Nullable<Text>,
        wants -> Text,
        outcome -> Text,
        told -> Text,
        adds -> Bool,
    }
}

diesel::table! {
    batches (id) {
        id -> BigInt,
        kind -> Text,
        from_group -> Nullable<BigInt>,
        to_group -> Nullable<BigInt>,
        whom -> Nullable<Text>,
        state -> Text,
        total -> BigInt,
        done -> BigInt,
        refused -> BigInt,
        undone -> BigInt,
        made_by -> Nullable<BigInt>,
        address -> Nullable<Text>,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        undone_by -> Nullable<BigInt>,
        undone_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    batch_items (batch_id, number) {
        batch_id -> BigInt,
        number -> BigInt,
        person_id -> BigInt,
        outcome -> Text,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    epochs (epoch) {
        epoch -> BigInt,
        began_at -> BigInt,
    }
}

diesel::table! {
    instances (name) {
        name -> Text,
        beats -> BigInt,
        seen_at -> BigInt,
    }
}

diesel::table! {
    restores (id) {
        id -> BigInt,
        restored_at -> BigInt,
        backup_at -> Nullable<BigInt>,
        compared -> Bool,
        kept_as -> Nullable<Text>,
        dismissed_at -> Nullable<BigInt>,
        dismissed_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    revived (id) {
        id -> BigInt,
        restore_id -> BigInt,
        kind -> Text,
        subject -> BigInt,
        group_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    place (id) {
        id -> BigInt,
        mark -> Text,
    }
}

diesel::table! {
    latest_time (id) {
        id -> BigInt,
        at -> BigInt,
        resets -> BigInt,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        at -> BigInt,
        actor_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        kind -> Text,
        group_id -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
        method -> Nullable<Text>,
        reference -> Nullable<BigInt>,
        listed -> Nullable<Text>,
        payload -> Nullable<Text>,
        batch_id -> Nullable<BigInt>,
        position -> Nullable<BigInt>,
    }
}

diesel::table! {
    followers (name) {
        name -> Text,
        position -> BigInt,
    }
}

diesel::joinable!(user_words -> users (user_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(tokens -> users (user_id));
diesel::joinable!(form_keys -> users (user_id));
diesel::joinable!(campaigns -> users (made_by));
diesel::joinable!(groups -> campaigns (campaign_id));
diesel::joinable!(groups -> users (made_by));
diesel::joinable!(group_words -> groups (group_id));
diesel::joinable!(memberships -> groups (group_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(join_counts -> groups (group_id));
diesel::joinable!(codes -> groups (group_id));
diesel::joinable!(codes -> campaigns (campaign_id));
diesel::joinable!(code_recipients -> campaigns (campaign_id));
diesel::joinable!(code_recipients -> mails (mail_id));
diesel::joinable!(code_recipients -> users (user_id));
diesel::joinable!(code_uses -> codes (code_id));
diesel::joinable!(code_uses -> users (user_id));
diesel::joinable!(invites -> groups (group_id));
diesel::joinable!(invite_uses -> invites (invite_id));
diesel::joinable!(invite_recipients -> invites (invite_id));
diesel::joinable!(invite_recipients -> groups (group_id));
diesel::joinable!(invite_recipients -> mails (mail_id));
diesel::joinable!(requests -> groups (group_id));
diesel::joinable!(jobs -> users (made_by));
diesel::joinable!(imports -> users (made_by));
diesel::joinable!(imports -> batches (batch_id));
diesel::joinable!(import_rows -> imports (import_id));
diesel::joinable!(mails -> users (user_id));
diesel::joinable!(batch_items -> users (person_id));
diesel::joinable!(batch_items -> batches (batch_id));

diesel::joinable!(events -> groups (group_id));

diesel::allow_tables_to_appear_in_same_query!(
    batch_items,
    batches,
    campaigns,
    code_recipients,
    code_uses,
    codes,
    email_opt_outs,
    epochs,
    events,
    followers,
    form_keys,
    group_words,
    groups,
    guess_buckets,
    import_groups,
    import_rows,
    import_uploads,
    imports,
    instances,
    invite_recipients,
    invite_uses,
    invites,
    jobs,
    join_counts,
    latest_time,
    mails,
    memberships,
    organization,
    requests,
    restores,
    revived,
    server_keys,
    sessions,
    suppressed_addresses,
    tokens,
    user_words,
    users,
);
