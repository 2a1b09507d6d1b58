package app.latchkey.access.shareddevices;

import app.latchkey.accounts.SharedDevices.Kind;
import app.latchkey.accounts.SharedDevices.Shared;
import app.latchkey.clubs.Desk;
import app.latchkey.platform.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** @param here which of them this browser is */
public record SharedDevicesPage(Desk desk, List<Shared> devices, Optional<UUID> here, boolean wrong) implements Page {
    @Override
    public int status() {
        return wrong ? 422 : 200;
    }

    public Kind[] kinds() {
        return Kind.values();
    }
}
