package app.latchkey.operator.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** One client, from greeting to goodbye. */
final class Conversation {
    private final ScriptedSmtp.Script script;
    private final ScriptedSmtp server;
    private final InstantSource clock;
    private Socket client;
    private BufferedReader in;
    private OutputStream out;
    private boolean encrypted;
    private String from = "";
    private String to = "";

    Conversation(Socket client, ScriptedSmtp.Script script, ScriptedSmtp server, InstantSource clock)
            throws IOException {
        this.client = client;
        this.script = script;
        this.server = server;
        this.clock = clock;
        this.in = reader(client);
        this.out = client.getOutputStream();
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void run() throws IOException, InterruptedException {
        if (!answer(Step.GREETING, "220 sink ready")) return;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (!encrypted) server.overhear(line);
            var word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (word.equals("QUIT")) {
                say("221 2.0.0 bye");
                return;
            }
            if (!command(word, line)) return;
        }
    }

    /** Answers whether the conversation goes on. */
    private boolean command(String word, String line) throws IOException, InterruptedException {
        return switch (word) {
            case "EHLO", "HELO" ->
                answer(
                        Step.HELLO,
                        "250-sink\r\n" + (server.tls().isPresent() && !encrypted ? "250-STARTTLS\r\n" : "")
                                + "250-AUTH PLAIN LOGIN\r\n250-ENHANCEDSTATUSCODES\r\n250-DSN\r\n250 8BITMIME");
            case "STARTTLS" -> startTls();
            case "AUTH" -> answer(Step.AUTH, "235 2.7.0 welcome");
            case "MAIL" -> {
                from = address(line);
                to = "";
                yield answer(Step.MAIL, "250 2.1.0 sender ok");
            }
            case "RCPT" -> {
                to = address(line);
                yield answer(Step.RCPT, "250 2.1.5 recipient ok");
            }
            case "DATA" -> data();
            case "RSET", "NOOP" -> say("250 2.0.0 ok");
            default -> say("500 5.5.1 what?");
        };
    }

    private boolean startTls() throws IOException, InterruptedException {
        if (server.tls().isEmpty()) return say("454 4.7.0 not here");
        var goesOn = answer(Step.STARTTLS, "220 2.0.0 go on");
        if (!goesOn || script.at(Step.STARTTLS, to).isPresent()) return goesOn;
        var sockets = server.tls().get().getSocketFactory();
        var safe = (SSLSocket)
                sockets.createSocket(client, client.getInetAddress().getHostAddress(), client.getPort(), true);
        safe.setUseClientMode(false);
        safe.startHandshake();
        client = safe;
        in = reader(safe);
        out = safe.getOutputStream();
        encrypted = true;
        return true;
    }

    private boolean data() throws IOException, InterruptedException {
        var play = script.at(Step.DATA, to);
        if (play.isPresent()) {
            var goesOn = answer(Step.DATA, "354 go on");
            if (!goesOn || play.get() instanceof Play.Answer) return goesOn;
        } else say("354 go on");
        var raw = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            // Hung up before the dot: nothing was handed over.
            if (line == null) return false;
            raw.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        var mail = new Received(clock.instant(), from, to, raw.toString());
        var atDot = script.at(Step.DOT, to);
        var kept = atDot.map(what -> what instanceof Play.Late
                        || what instanceof Play.Drip
                        || what instanceof Play.Cut cut && cut.mailKept()
                        || what instanceof Play.Answer said && said.line().startsWith("2"))
                .orElse(true);
        if (kept) server.keep(mail);
        return answer(
                Step.DOT,
                "250 2.0.0 queued as " + Integer.toHexString(raw.toString().hashCode()));
    }

    private boolean answer(Step step, String usual) throws IOException, InterruptedException {
        var play = script.at(step, to).orElse(new Play.Answer(usual));
        return switch (play) {
            case Play.Answer said -> say(said.line());
            case Play.Late late -> {
                Thread.sleep(late.by());
                yield say(usual);
            }
            case Play.Drip drip -> {
                for (var letter : (usual + "\r\n").toCharArray()) {
                    Thread.sleep(drip.between());
                    out.write(letter);
                    out.flush();
                }
                yield true;
            }
            case Play.Cut cut -> false;
            case Play.Silence silence -> {
                // Reads until the client gives up.
                while (client.getInputStream().read() >= 0) continue;
                yield false;
            }
        };
    }

    private boolean say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static String address(String line) {
        var start = line.indexOf('<');
        var end = line.indexOf('>', start);
        return start < 0 || end < 0 ? "" : line.substring(start + 1, end);
    }
}
