package app.latchkey.members.importing;

import app.latchkey.platform.web.TakesFiles;
import org.springframework.stereotype.Component;

/** Where the desk sends a member list. */
@Component
class UploadPlace implements TakesFiles {
    @Override
    public boolean at(String path) {
        return path.matches("/[a-z0-9-]+/desk/members/import");
    }
}
