package app.latchkey.accounts;

import app.latchkey.platform.settings.Settings;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What WebAuthn level 3 has checked: our challenge, answered at our origin for our host, by somebody the device has
 * recognised (user verification is demanded of everyone: a passkey stands for both factors). Which make of device it is
 * nobody asks.
 */
@Component
public class PasskeyCeremony {
    /** EdDSA, ES256, RS256: what every authenticator speaks at least one of. */
    public static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final List<PublicKeyCredentialParameters> ACCEPTED = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PasskeyChallenges challenges;
    private final String host;
    private final Origin origin;

    public PasskeyCeremony(PasskeyChallenges challenges, Settings settings) {
        this.challenges = challenges;
        this.host = settings.baseUrl().getHost();
        this.origin = new Origin(origin(settings.baseUrl()));
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    /** A new passkey, its answer shown to be made here and now. */
    public record Made(
            byte[] credentialId, String rpId, byte[] publicKey, long counter, PasskeyChallenges.Challenge challenge) {}

    /** A known passkey was used: whose it is, and what its device counted. */
    public record Shown(Passkey passkey, long counter, PasskeyChallenges.Challenge challenge) {}

    /** As the browser gives it. */
    public record Answer(byte[] credentialId, byte[] clientData, byte[] authenticatorData, byte[] signature) {}

    public String rpId() {
        return host;
    }

    public Optional<Made> made(String about, byte[] attestation, byte[] clientData) {
        try {
            var data = manager.parse(new RegistrationRequest(attestation, clientData));
            var client = data.getCollectedClientData();
            var object = data.getAttestationObject();
            if (client == null || object == null) return Optional.empty();
            var challenge = challenges.ours(client.getChallenge().getValue(), about);
            if (challenge.isEmpty()) return Optional.empty();
            manager.verify(data, new RegistrationParameters(server(challenge.get()), ACCEPTED, true, true));
            var credential = object.getAuthenticatorData().getAttestedCredentialData();
            if (credential == null) return Optional.empty();
            return Optional.of(new Made(
                    credential.getCredentialId(),
                    host,
                    converter.getCborConverter().writeValueAsBytes(credential.getCOSEKey()),
                    object.getAuthenticatorData().getSignCount(),
                    challenge.get()));
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    public Optional<Shown> shown(String about, Answer answer, Passkey passkey) {
        try {
            var data = manager.parse(new AuthenticationRequest(
                    answer.credentialId, answer.authenticatorData, answer.clientData, answer.signature));
            var client = data.getCollectedClientData();
            if (client == null || data.getAuthenticatorData() == null) return Optional.empty();
            var challenge = challenges.ours(client.getChallenge().getValue(), about);
            if (challenge.isEmpty() || !Arrays.equals(answer.credentialId, passkey.credentialId()))
                return Optional.empty();
            manager.verify(
                    data, new AuthenticationParameters(server(challenge.get()), record(passkey), null, true, true));
            return Optional.of(new Shown(passkey, data.getAuthenticatorData().getSignCount(), challenge.get()));
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private ServerProperty server(PasskeyChallenges.Challenge challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(host)
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }

    private CredentialRecordImpl record(Passkey passkey) {
        var key = converter.getCborConverter().readValue(passkey.publicKey(), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                null,
                null,
                passkey.counter(),
                new AttestedCredentialData(AAGUID.ZERO, passkey.credentialId(), key),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }
}
