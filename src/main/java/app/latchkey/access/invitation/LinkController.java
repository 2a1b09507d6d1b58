package app.latchkey.access.invitation;

import app.latchkey.access.Refusal;
import app.latchkey.access.grants.Access;
import app.latchkey.access.grants.GrantLinks;
import app.latchkey.access.ledger.Ledger;
import app.latchkey.access.links.LinkRoutes;
import app.latchkey.access.links.LinkTokens;
import app.latchkey.access.recovery.ResetLinks;
import app.latchkey.access.signin.ShownCookies;
import app.latchkey.accounts.Client;
import app.latchkey.clubs.Club;
import app.latchkey.clubs.Clubs;
import app.latchkey.messages.MailLinks;
import app.latchkey.platform.database.Transactions;
import app.latchkey.platform.text.Masked;
import app.latchkey.platform.web.Answer;
import app.latchkey.platform.web.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /k/<token>}: every link in an access mail. Says before any form whether it still opens something. */
@Controller
class LinkController {
    private final LinkTokens tokens;
    private final LinkRoutes routes;
    private final LinkCookies cookies;
    private final ShownCookies shown;
    private final GrantReading reading;
    private final GrantLinks links;
    private final ResetLinks resets;
    private final Ledger ledger;
    private final MailLinks mailLinks;
    private final Clubs clubs;
    private final Transactions transactions;

    LinkController(
            LinkTokens tokens,
            LinkRoutes routes,
            LinkCookies cookies,
            ShownCookies shown,
            GrantReading reading,
            GrantLinks links,
            ResetLinks resets,
            Ledger ledger,
            MailLinks mailLinks,
            Clubs clubs,
            Transactions transactions) {
        this.tokens = tokens;
        this.routes = routes;
        this.cookies = cookies;
        this.shown = shown;
        this.reading = reading;
        this.links = links;
        this.resets = resets;
        this.ledger = ledger;
        this.mailLinks = mailLinks;
        this.clubs = clubs;
        this.transactions = transactions;
    }

    @GetMapping("/k/{token}")
    Answer open(@PathVariable String token, Client client, HttpServletRequest request, HttpServletResponse response) {
        var quiet = request.getMethod().equals("HEAD");
        return switch (tokens.read(token)) {
            case LinkTokens.Reading.Genuine(var id) -> genuine(id, client, quiet, request, response);
            case LinkTokens.Reading.Damaged(var id) -> damaged(id, client, quiet);
        };
    }

    private Answer genuine(
            UUID id, Client client, boolean quiet, HttpServletRequest request, HttpServletResponse response) {
        var route = transactions.global(() -> routes.find(id));
        if (route.filter(found -> found.kind() == LinkRoutes.Kind.OPERATOR).isPresent()) {
            cookies.give(response, id);
            return Redirect.to("/operator/welcome/" + id);
        }
        if (route.isEmpty() || route.get().club().isEmpty()) return DeadLinkPage.unknown();
        var club = transactions.global(() -> clubs.get(route.get().club().get()));
        club.formality().speak();
        return switch (route.get().kind()) {
            case GRANT -> grant(club, id, client, quiet, request, response);
            case RESET -> resets.open(club, id, client, request, response);
            case CONFIRMATION -> {
                cookies.give(response, id);
                yield Redirect.to("/account/confirmation/" + id);
            }
            case LOST_FACTOR -> {
                cookies.give(response, id);
                yield Redirect.to(club.path() + "lost-factor/" + id);
            }
            case OPERATOR -> DeadLinkPage.unknown();
        };
    }

    private Answer grant(
            Club club,
            UUID id,
            Client client,
            boolean quiet,
            HttpServletRequest request,
            HttpServletResponse response) {
        return transactions.inClub(club.id(), () -> {
            var status = reading.status(club.id(), id);
            if (status.isEmpty()) return DeadLinkPage.unknown();
            return switch (status.get()) {
                case LinkStatus.Living living -> {
                    if (!quiet) links.fetched(club.id(), id);
                    shown.mark(request, response);
                    cookies.give(response, id);
                    yield Redirect.to("/" + club.slug() + "/invitation/" + id);
                }
                case LinkStatus.Dead dead -> {
                    cookies.give(response, id);
                    yield dead(club, dead, client, quiet);
                }
            };
        });
    }

    private Answer dead(Club club, LinkStatus.Dead dead, Client client, boolean quiet) {
        var member = dead.grant().member();
        if (member.isPresent() && !quiet) ledger.write(club.id(), Ledger.linkOf(member.get(), dead.why(), client));
        if (dead.why() == Refusal.LINK_EXPIRED && !quiet)
            mailLinks.tooLate(club.id(), dead.link().message());
        var sendable = member.isPresent()
                && dead.why() != Refusal.LINK_USED
                && dead.link().addressKey().isPresent();
        var inside = dead.why() == Refusal.LINK_USED ? reading.signsIn(club.id(), dead) : Optional.<Access>empty();
        return new DeadLinkPage(
                Optional.of(club),
                dead.why(),
                inside.map(Access::since).or(() -> since(dead)),
                sendable ? Optional.of(dead.link().id()) : Optional.empty(),
                dead.link().addressAsSent().map(Masked::address),
                inside.flatMap(access -> dead.link().addressAsSent()).map(Masked::address));
    }

    private static Optional<Instant> since(LinkStatus.Dead dead) {
        return switch (dead.why()) {
            case LINK_USED -> dead.grant().usedAt();
            case LINK_EXPIRED -> Optional.of(dead.link().expiresAt());
            default -> dead.link().supersededAt().or(dead.grant()::closedAt);
        };
    }

    /** The id often survives what a mail program did to the link: then the desk sees whose it was. */
    private Answer damaged(Optional<UUID> id, Client client, boolean quiet) {
        var route = id.flatMap(known -> transactions.global(() -> routes.find(known)));
        var club = route.flatMap(LinkRoutes.Route::club);
        if (club.isEmpty()) return DeadLinkPage.unknown();
        var found = transactions.global(() -> clubs.get(club.get()));
        found.formality().speak();
        if (!quiet)
            transactions.inClub(club.get(), () -> noteDamaged(found, route.get().kind(), id.orElseThrow(), client));
        return DeadLinkPage.of(Optional.of(found), Refusal.LINK_DAMAGED, Optional.empty());
    }

    private void noteDamaged(Club club, LinkRoutes.Kind kind, UUID id, Client client) {
        if (kind != LinkRoutes.Kind.GRANT) resets.damaged(club, id, client);
        reading.status(club.id(), id)
                .flatMap(status -> status.grant().member())
                .ifPresent(member -> ledger.write(club.id(), Ledger.linkOf(member, Refusal.LINK_DAMAGED, client)));
    }
}
