package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Formats of secrets and personal data. */
enum SensitiveFormat {
    EMAIL(
            "an e-mail address",
            false,
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,6}\\.[A-Za-z]{2,24}"),
    PHONE(
            "a telephone number in international form",
            false,
            "(?<![\\w+])\\+[1-9][0-9 ().-]{7,20}[0-9](?!\\w)",
            m -> digits(m) >= 9 && digits(m) <= 15),
    IBAN(
            "a bank account number (IBAN, checksum right)",
            false,
            "(?<!\\w)[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\\w)",
            SensitiveFormat::isIban),
    CARD(
            "a payment card number (checksum right)",
            false,
            "(?<![\\w.-])(?:4|5[1-5]|2[2-7]|3[47]|6)(?:[ -]?[0-9]){11,17}(?![\\w.-])",
            SensitiveFormat::isCard),
    AWS_KEY("an AWS access key", true, "(?<!\\w)(?:AKIA|ASIA)[A-Z2-7]{16}(?!\\w)"),
    GITHUB_TOKEN(
            "a GitHub token (checksum right)",
            true,
            "(?<!\\w)gh[pousr]_[A-Za-z0-9]{36}(?!\\w)",
            SensitiveFormat::isGitHub),
    GOOGLE_KEY("a Google API key", true, "(?<!\\w)AIza[A-Za-z0-9_-]{35}(?![\\w-])"),
    SLACK_TOKEN("a Slack token", true, "(?<!\\w)xox[abeoprs]-[0-9]{8,}-[A-Za-z0-9-]{10,}"),
    STRIPE_KEY("a Stripe live key", true, "(?<!\\w)[rs]k_live_[A-Za-z0-9]{20,}"),
    HUGGING_FACE_TOKEN("a Hugging Face token", true, "(?<!\\w)hf_[A-Za-z]{34}(?!\\w)"),
    PRIVATE_KEY("a private key", true, "-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----");

    /**
     * RE2: whatever one of the formats could match, that is their patterns without what stands around them. Narrow, so that a column of
     * hashes does not come over row by row.
     */
    static final String NET = "[A-Za-z0-9]@[A-Za-z0-9]"
            + "|[.%+_-]@[A-Za-z0-9]"
            + "|\\+[1-9][0-9 ().-]{7}"
            + "|[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2}"
            + "|(?:4|5[1-5]|2[2-7]|3[47]|6)(?:[ -]?[0-9]){11}"
            + "|AKIA|ASIA|gh[pousr]_|AIza|xox[abeoprs]-|k_live_|hf_|PRIVATE KEY";

    private static final int LONGEST = 100_000;

    private final String what;
    private final boolean secret;
    private final Pattern pattern;
    private final Predicate<String> verified;

    SensitiveFormat(String what, boolean secret, String pattern) {
        this(what, secret, pattern, match -> true);
    }

    SensitiveFormat(String what, boolean secret, String pattern, Predicate<String> verified) {
        this.what = what;
        this.secret = secret;
        this.pattern = Pattern.compile(pattern);
        this.verified = verified;
    }

    String what() {
        return what;
    }

    boolean isSecret() {
        return secret;
    }

    /** Whether the text holds one. */
    boolean isIn(String text) {
        Matcher matcher = pattern.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (matcher.find()) {
            if (verified.test(matcher.group())) {
                return true;
            }
        }
        return false;
    }

    private static int digits(String text) {
        return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    /** ISO 13616: the first four characters moved to the end, letters as 10 to 35, the number is 1 modulo 97. */
    private static boolean isIban(String match) {
        String plain = match.replace(" ", "").toUpperCase(Locale.ROOT);
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        StringBuilder number = new StringBuilder();
        for (char c : (plain.substring(4) + plain.substring(0, 4)).toCharArray()) {
            number.append(Character.getNumericValue(c));
        }
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** Luhn's formula over 13 to 19 digits that are not all the same. */
    private static boolean isCard(String match) {
        String plain = match.replaceAll("[ -]", "");
        if (plain.length() < 13
                || plain.length() > 19
                || plain.chars().distinct().count() < 3) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < plain.length(); i++) {
            int digit = plain.charAt(plain.length() - 1 - i) - '0';
            int value = i % 2 != 0 ? 2 * digit : digit;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    /** The last six characters are the CRC-32 of the thirty before them, in base 62. */
    private static boolean isGitHub(String match) {
        String token = match.substring(4);
        CRC32 crc = new CRC32();
        crc.update(token.substring(0, 30).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        long value = crc.getValue();
        StringBuilder encoded = new StringBuilder();
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < 6; i++) {
            encoded.insert(0, digits.charAt((int) (value % 62)));
            value /= 62;
        }
        return encoded.toString().equals(token.substring(30));
    }
}
