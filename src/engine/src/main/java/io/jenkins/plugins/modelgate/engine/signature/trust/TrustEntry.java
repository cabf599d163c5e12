package io.jenkins.plugins.modelgate.engine.signature.trust;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One entry of {@code modelArtifact.trust} or {@code containerImage.trust}: any one of a list must match. Texts, never
 * paths: what is trusted is part of the policy and of its digest.
 *
 * @param place where it stands, for messages: {@code modelArtifact.trust[0]}
 * @param type which kind of signature it is for
 * @param fields as the policy has them, checked to be those that the type has
 */
public record TrustEntry(String place, Type type, Map<String, String> fields) {

    public TrustEntry {
        fields = Map.copyOf(fields);
    }

    /** Kinds of trust. */
    public enum Type {
        /** An elliptic-curve public key. */
        KEY,
        /** Certification authorities and a signer below them; for model signing and CMS. */
        CERTIFICATE,
        /** A Sigstore identity and its issuer, below a trusted root. */
        SIGSTORE,
        /** An OpenPGP public key. */
        OPENPGP
    }

    /** The entries of a policy field, in its order. */
    public static List<TrustEntry> list(String field, List<Map<String, Object>> entries) throws SignatureException {
        List<TrustEntry> list = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            list.add(of(field + "[" + list.size() + "]", entry));
        }
        return List.copyOf(list);
    }

    private static TrustEntry of(String place, Map<String, Object> entry) throws SignatureException {
        Map<String, String> fields = new java.util.TreeMap<>();
        Type type = null;
        for (Map.Entry<String, Object> field : entry.entrySet()) {
            String value = String.valueOf(field.getValue());
            if (field.getKey().equals("type")) {
                type = type(place, value);
            } else {
                fields.put(field.getKey(), value);
            }
        }
        if (type == null) {
            throw new SignatureException(Kind.TRUST, place + " has no type");
        }
        return new TrustEntry(place, type, fields);
    }

    private static Type type(String place, String value) throws SignatureException {
        for (Type type : Type.values()) {
            if (type.name().toLowerCase(java.util.Locale.ROOT).equals(value)) {
                return type;
            }
        }
        throw new SignatureException(Kind.TRUST, place + ".type is none of key, certificate, sigstore, openpgp");
    }

    /** A field, or null. */
    @CheckForNull
    public String optional(String field) {
        return fields.get(field);
    }

    /** A field that the type needs. */
    public String text(String field) throws SignatureException {
        String value = fields.get(field);
        if (value == null || value.isBlank()) {
            throw new SignatureException(Kind.TRUST, place + "." + field + " is missing");
        }
        return value;
    }

    /** The name that people gave it, else its place. */
    public String name() {
        return fields.getOrDefault("name", place);
    }

    /**
     * Whether the entry counts at this time: {@code notBefore} and {@code notAfter} are days (UTC, both included), so that
     * an old and a new key can overlap while one replaces the other.
     */
    public boolean countsAt(Instant time) throws SignatureException {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        LocalDate from = day("notBefore");
        LocalDate to = day("notAfter");
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private LocalDate day(String field) throws SignatureException {
        String value = fields.get(field);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new SignatureException(Kind.TRUST, place + "." + field + " is no day such as 2027-03-31", e);
        }
    }
}
