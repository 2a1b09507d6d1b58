package app.latchkey.messages.suppressions;

import app.latchkey.platform.web.TakesFiles;
import org.springframework.stereotype.Component;

/** Where the desk sends a provider's list. */
@Component
class SuppressionUpload implements TakesFiles {
    @Override
    public boolean at(String path) {
        return path.matches("/[a-z0-9-]+/desk/suppressions/list");
    }
}
