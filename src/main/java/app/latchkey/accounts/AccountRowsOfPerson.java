package app.latchkey.accounts;

import app.latchkey.platform.ids.AccountId;
import app.latchkey.platform.personal.PersonalRows;
import app.latchkey.platform.personal.PersonalSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands about an account, but no secret: neither a hash nor a key nor a token. */
@Component
class AccountRowsOfPerson implements PersonalRows {
    private static final String ACCOUNT = """
            select jsonb_build_object('id', id, 'holder_name', holder_name, 'locale', locale, 'created_at', created_at,
              'closed_at', closed_at)::text from account where id = :account
            """;
    private static final String ADDRESSES =
            "select (to_jsonb(a) - 'account_id')::text from account_address a where account_id = :account order by key";
    private static final String PASSWORD = """
            select jsonb_build_object('set_at', set_at, 'off_at', off_at)::text from password where account_id = :account
            """;
    private static final String PASSKEYS = """
            select jsonb_build_object('name', name, 'created_at', created_at, 'used_at', used_at)::text
            from passkey where account_id = :account order by created_at
            """;
    private static final String SECOND_FACTOR = """
            select jsonb_build_object('created_at', created_at, 'confirmed_at', confirmed_at)::text
            from totp where account_id = :account
            """;
    private static final String DEVICES = """
            select jsonb_build_object('words', words, 'first_at', first_at, 'seen_at', seen_at)::text
            from device where account_id = :account order by first_at
            """;
    private static final String SESSIONS = """
            select jsonb_build_object('words', words, 'network', network, 'created_at', created_at, 'seen_at', seen_at,
              'ends_at', ends_at, 'factors', factors)::text
            from session where account_id = :account order by created_at
            """;
    private static final String RESETS = """
            select jsonb_build_object('address', address_key, 'asked_at', asked_at, 'used_at', used_at)::text
            from reset where account_id = :account order by asked_at
            """;
    private static final Map<String, String> ALL = tables();

    private final JdbcClient sql;

    AccountRowsOfPerson(JdbcClient sql) {
        this.sql = sql;
    }

    private static Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        all.put("account", ACCOUNT);
        all.put("account_address", ADDRESSES);
        all.put("password", PASSWORD);
        all.put("passkey", PASSKEYS);
        all.put("totp", SECOND_FACTOR);
        all.put("device", DEVICES);
        all.put("session", SESSIONS);
        all.put("reset", RESETS);
        return all;
    }

    @Override
    public Map<String, List<String>> ofAccount(AccountId account) {
        return PersonalSql.rows(sql, ALL, Map.of("account", account.value()));
    }
}
