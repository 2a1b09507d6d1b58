package app.latchkey.integration.imports;

import app.latchkey.integration.door.Asks;
import app.latchkey.integration.door.Caller;
import app.latchkey.integration.door.Cursor;
import app.latchkey.integration.door.FieldError.Code;
import app.latchkey.integration.door.Problem;
import app.latchkey.integration.door.Query;
import app.latchkey.integration.keys.Scope;
import app.latchkey.integration.once.Once;
import app.latchkey.platform.ids.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class ImportsApi {
    private final ImportFlow flow;
    private final Once once;

    ImportsApi(ImportFlow flow, Once once) {
        this.flow = flow;
        this.once = once;
    }

    @PostMapping(path = "/api/v1/clubs/{club}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Asks(Scope.IMPORTS_WRITE)
    ResponseEntity<String> start(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") String dryRun,
            @RequestParam(defaultValue = "") String mapping) {
        if (file == null || file.isEmpty()) throw Problem.invalid("file", Code.MISSING);
        if (!dryRun.equals("true") && !dryRun.equals("false"))
            throw Problem.invalid("dryRun", Code.UNKNOWN_VALUE, "true, false");
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try {
            var path = Files.createTempFile("latchkey-upload-", ".csv");
            try {
                file.transferTo(path);
                var upload = new ImportFlow.Upload(path, name, dryRun.equals("true"), flow.wishes(mapping));
                var hash = Once.hash(path, caller.at("imports") + '\n' + dryRun + '\n' + mapping);
                return once.run(caller, key, hash, () -> flow.start(caller, upload));
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @GetMapping("/api/v1/clubs/{club}/imports/{id}")
    @Asks(Scope.IMPORTS_READ)
    ImportAnswer show(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var wanted = Ids.parse(id).orElseThrow(Problem::notFound);
        var after = Cursor.read(cursor)
                .map(place -> Optional.of(place)
                        .filter(line -> line.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .orElseThrow(Cursor::unknown))
                .orElse(0L);
        return flow.show(caller.club(), wanted, after, Query.limit(limit));
    }
}
