package io.jenkins.plugins.modelgate.engine.signature.trust;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom a caller demands as signer, by the parameters of a step or the options of a command: {@code publicKey};
 * {@code certificateRoots} with {@code subject}, {@code san} or {@code fingerprint}, and {@code crl};
 * {@code trustedRoot} with {@code identity} and {@code issuer}. More than one group is more than one entry.
 */
public final class CallerTrust {
    /** All parameters. */
    public static final Set<String> FIELDS = Set.of(
            "publicKey",
            "certificateRoots",
            "subject",
            "san",
            "fingerprint",
            "crl",
            "trustedRoot",
            "identity",
            "issuer");

    private static final String PLACE = "parameters";

    private CallerTrust() {}

    /**
     * @param given parameters that are set, as texts
     * @throws SignatureException of kind TRUST naming the parameter that another one needs
     */
    public static List<TrustEntry> entries(Map<String, String> given) throws SignatureException {
        List<TrustEntry> entries = new ArrayList<>();
        for (Map.Entry<String, String> each : new TreeMap<>(given).entrySet()) {
            if (each.getValue().isBlank()) {
                throw new SignatureException(Kind.TRUST, each.getKey() + " is empty; give a value or leave it out");
            }
        }
        if (given.containsKey("publicKey")) {
            boolean openPgp = given.get("publicKey").contains("BEGIN PGP");
            entries.add(entry(
                    openPgp ? TrustEntry.Type.OPENPGP : TrustEntry.Type.KEY,
                    Map.of("publicKey", given.get("publicKey"))));
        }
        certificate(given, entries);
        sigstore(given, entries);
        return List.copyOf(entries);
    }

    private static void certificate(Map<String, String> given, List<TrustEntry> entries) throws SignatureException {
        Map<String, String> fields = new TreeMap<>();
        for (String name : List.of("subject", "san", "fingerprint", "crl")) {
            if (given.containsKey(name)) {
                fields.put(name, given.get(name));
            }
        }
        if (!given.containsKey("certificateRoots")) {
            if (!fields.isEmpty()) {
                throw new SignatureException(
                        Kind.TRUST,
                        String.join(", ", fields.keySet()) + " only means something together with certificateRoots");
            }
            return;
        }
        if (fields.isEmpty() || fields.keySet().equals(Set.of("crl"))) {
            throw new SignatureException(
                    Kind.TRUST,
                    "certificateRoots needs subject, san or fingerprint besides: authorities alone would trust everybody"
                            + " they certify");
        }
        fields.put("roots", given.get("certificateRoots"));
        entries.add(entry(TrustEntry.Type.CERTIFICATE, fields));
    }

    private static void sigstore(Map<String, String> given, List<TrustEntry> entries) throws SignatureException {
        Map<String, String> fields = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : List.of("trustedRoot", "identity", "issuer")) {
            if (given.containsKey(name)) {
                fields.put(name, given.get(name));
            } else {
                missing.add(name);
            }
        }
        if (fields.isEmpty()) {
            return;
        }
        if (!missing.isEmpty()) {
            throw new SignatureException(
                    Kind.TRUST,
                    String.join(", ", fields.keySet()) + " needs " + String.join(" and ", missing)
                            + " besides: without all three, anybody could be the signer");
        }
        entries.add(entry(TrustEntry.Type.SIGSTORE, fields));
    }

    private static TrustEntry entry(TrustEntry.Type type, Map<String, String> fields) {
        return new TrustEntry(PLACE, type, fields);
    }
}
