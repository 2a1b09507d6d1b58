package app.latchkey.integration.imports;

import app.latchkey.platform.web.TakesFiles;
import org.springframework.stereotype.Component;

/** Where a program sends a member list. */
@Component("apiUploadPlace")
class UploadPlace implements TakesFiles {
    @Override
    public boolean at(String path) {
        return path.matches("/api/v1/clubs/[a-z0-9-]+/imports");
    }
}
