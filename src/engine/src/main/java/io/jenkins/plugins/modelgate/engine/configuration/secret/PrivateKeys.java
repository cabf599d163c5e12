package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys between their marks, however the lines between are indented, quoted, joined or escaped. What stands between is decoded and must
 * be what the marks say: an ASN.1 sequence as long as it says (PKCS#1, PKCS#8, SEC 1), a key of OpenSSH or a packet of OpenPGP. A key whose
 * body is random but damaged still counts: most of it is there.
 */
final class PrivateKeys {
    static final SecretKind PLAIN = SecretKind.of(
            "private-key",
            "Private key",
            "sign, decrypt or sign in with it",
            "revoke its certificates and make a new one");
    static final SecretKind ENCRYPTED = new SecretKind(
            "encrypted-private-key",
            "Private key under a passphrase",
            "use it once the passphrase is found",
            "make a new one",
            Severity.HIGH);
    static final SecretKind GOOGLE = SecretKind.of(
            "google-service-account",
            "Google service account key",
            "use Google Cloud as the service account",
            "delete the key in IAM");
    static final List<SecretKind> KINDS = List.of(PLAIN, ENCRYPTED, GOOGLE);

    static final String KEYWORD = "-----begin ";

    private static final int LONGEST = 32 << 10;
    private static final Pattern BEGIN =
            Pattern.compile("-----BEGIN ((?:[A-Z0-9]+ ){0,3}?PRIVATE KEY(?: BLOCK)?)-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^[\\s\"']*[A-Za-z][A-Za-z-]*: [^\n]*$");
    private static final Pattern LINE_ENDS =
            Pattern.compile("\\\\+[nr]|[\"']\\s*[+.]\\s*[\"']|[\\s\"',\\\\]|&#(?:10|13|xA|xD);");

    private PrivateKeys() {}

    /** The key that begins at a position, or null. */
    @CheckForNull
    static Hit at(String text, int start) {
        Matcher begin = BEGIN.matcher(text).region(start, Math.min(text.length(), start + 80));
        if (!begin.lookingAt()) {
            return null;
        }
        String label = begin.group(1);
        int stop = mark(text, begin.end());
        String inside = text.substring(begin.end(), stop);
        int end = text.startsWith("-----END " + label, stop) ? stop : -1;
        boolean encrypted = label.startsWith("ENCRYPTED") || inside.contains("ENCRYPTED");
        String headless = HEADER.matcher(inside.replace("\\n", "\n")).replaceAll("");
        String body = LINE_ENDS.matcher(headless).replaceAll("").replaceAll("=[A-Za-z0-9+/]{4}$", "");
        int known = body.length();
        if (end < 0) {
            known = 0;
            while (known < body.length() && Base64Text.isDigit(body.charAt(known))) {
                known++;
            }
        }
        byte[] bytes = Base64Text.bytes(body.substring(0, known - (end < 0 ? known % 4 : 0)));
        if (bytes == null || !isKey(bytes, label)) {
            return null;
        }
        SecretKind kind = encrypted || isEncryptedOpenSsh(bytes) ? ENCRYPTED : isGoogle(text, start) ? GOOGLE : PLAIN;
        return new Hit(kind, start, stop, body, "", 0, 0);
    }

    /** Where the next mark begins, or the longest key ends. */
    private static int mark(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && !text.startsWith("-----BEGIN ", at) && !text.startsWith("-----END ", at)) {
            at++;
        }
        return at;
    }

    private static boolean isGoogle(String text, int start) {
        String around = text.substring(Math.max(0, start - 2000), Math.min(text.length(), start + 6000));
        return around.contains("service_account") && around.contains("private_key");
    }

    private static boolean isKey(byte[] bytes, String label) {
        if (label.startsWith("OPENSSH") && starts(bytes, "openssh-key-v1\0")) {
            return true;
        }
        if (label.endsWith("BLOCK") && bytes.length > 40 && (bytes[0] & 0x80) != 0) {
            return true;
        }
        return isSequence(bytes) || bytes.length >= 96 && isRandom(bytes);
    }

    /** Whether the outermost element is a sequence that ends where the bytes end. */
    private static boolean isSequence(byte[] bytes) {
        if (bytes.length < 32 || bytes[0] != 0x30) {
            return false;
        }
        int first = bytes[1] & 0xFF;
        int length = first;
        int header = 2;
        if (first > 0x80 && first <= 0x83) {
            length = 0;
            for (int i = 0; i < first - 0x80; i++) {
                length = length << 8 | bytes[2 + i] & 0xFF;
            }
            header += first - 0x80;
        }
        return length >= 30 && header + length <= bytes.length + 2;
    }

    private static boolean isRandom(byte[] bytes) {
        return Randomness.bits(new String(bytes, StandardCharsets.ISO_8859_1)) > 5.8;
    }

    private static boolean starts(byte[] bytes, String magic) {
        return new String(bytes, 0, Math.min(bytes.length, magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
    }

    /** The name of the cipher follows the magic: length, then its name. */
    private static boolean isEncryptedOpenSsh(byte[] bytes) {
        return starts(bytes, "openssh-key-v1\0")
                && !new String(bytes, 0, Math.min(bytes.length, 30), StandardCharsets.ISO_8859_1)
                        .contains("\0\0\0\4none");
    }
}
