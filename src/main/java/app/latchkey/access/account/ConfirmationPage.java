package app.latchkey.access.account;

import app.latchkey.platform.ids.Ids;
import app.latchkey.platform.web.Page;
import java.util.Optional;
import java.util.UUID;

/** @param holder whose account asked, once it is them who look */
public record ConfirmationPage(UUID confirmation, String address, Optional<String> holder, Stands stands)
        implements Page {
    public enum Stands {
        ASKS,
        SIGN_IN_FIRST,
        OTHERS,
        OVER
    }

    static ConfirmationPage signInFirst(UUID confirmation, String address) {
        return new ConfirmationPage(confirmation, address, Optional.empty(), Stands.SIGN_IN_FIRST);
    }

    static ConfirmationPage others(String address) {
        return new ConfirmationPage(Ids.next(), address, Optional.empty(), Stands.OTHERS);
    }

    static ConfirmationPage over(String address) {
        return new ConfirmationPage(Ids.next(), address, Optional.empty(), Stands.OVER);
    }

    @Override
    public int status() {
        return stands == Stands.OVER ? 410 : 200;
    }
}
