package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Secrets as their issuers make them, from random bytes: they open nothing. */
final class PlantedValues {
    /** Values that are known wherever they stand, by kind. */
    static final Map<String, Function<Dice, String>> TOKENS = new LinkedHashMap<>();

    /** Values that are known by the name they are given: name, blank, value. */
    static final Map<String, Function<Dice, String>> NAMED = new LinkedHashMap<>();

    static {
        TOKENS.put("aws", d -> d.one("AKIA", "ASIA") + d.of(Dice.UPPER + "234567", 16));
        TOKENS.put("google-api", d -> "AIza" + d.of(Dice.URL64, 34) + d.of(Dice.ALNUM, 1));
        TOKENS.put("azure-client", d -> d.of(Dice.ALNUM, 3) + d.of("78", 1) + "Q~" + d.url64(34));
        TOKENS.put("azure-ai", d -> d.of(Dice.ALNUM, 52) + "JQQJ99" + d.of(Dice.ALNUM, 26));
        TOKENS.put(
                "azure-storage",
                d -> "DefaultEndpointsProtocol=https;AccountName=mlstore;AccountKey="
                        + Base64.getEncoder().encodeToString(d.bytes(64)) + ";EndpointSuffix=core.windows.net");
        TOKENS.put("github", d -> github(d, d.one("ghp_", "gho_", "ghs_", "ghu_", "ghr_")));
        TOKENS.put("github-fine", d -> "github_pat_" + d.of(Dice.ALNUM, 22) + "_" + d.of(Dice.ALNUM, 59));
        TOKENS.put("gitlab", d -> d.one("glpat-", "gldt-", "glrt-") + d.url64(20));
        TOKENS.put("gitlab-pipeline", d -> "glptt-" + d.of(Dice.HEX, 40));
        TOKENS.put("npm", d -> github(d, "npm_"));
        TOKENS.put("pypi", PlantedValues::pypi);
        TOKENS.put("docker", d -> "dckr_pat_" + d.url64(27));
        TOKENS.put("hugging-face", d -> "hf_" + d.of(Dice.UPPER + Dice.LOWER, 34));
        TOKENS.put("openai", d -> "sk-" + d.of(Dice.ALNUM, 20) + "T3BlbkFJ" + d.of(Dice.ALNUM, 20));
        TOKENS.put("openai-project", d -> "sk-proj-" + d.url64(74) + "T3BlbkFJ" + d.url64(74));
        TOKENS.put("anthropic", d -> "sk-ant-api03-" + d.url64(93) + "AA");
        TOKENS.put("groq", d -> "gsk_" + d.of(Dice.ALNUM, 52));
        TOKENS.put("replicate", d -> "r8_" + d.of(Dice.ALNUM, 37));
        TOKENS.put("nvidia", d -> "nvapi-" + d.url64(64));
        TOKENS.put("langsmith", d -> "lsv2_pt_" + d.of(Dice.HEX, 32) + "_" + d.of(Dice.HEX, 10));
        TOKENS.put("databricks", d -> "dapi" + d.of(Dice.HEX, 32));
        TOKENS.put("vault", d -> "hvs." + d.url64(95));
        TOKENS.put("terraform", d -> d.of(Dice.ALNUM, 14) + ".atlasv1." + d.of(Dice.ALNUM, 67));
        TOKENS.put(
                "slack",
                d -> "xoxb-" + d.of("123456789", 12) + "-" + d.of("123456789", 12) + "-" + d.of(Dice.ALNUM, 24));
        TOKENS.put(
                "slack-hook",
                d -> "https://hooks.slack.com/services/T" + d.of(Dice.UPPER + Dice.DIGITS, 9) + "/B"
                        + d.of(Dice.UPPER + Dice.DIGITS, 10) + "/" + d.of(Dice.ALNUM, 24));
        TOKENS.put("stripe", d -> d.one("sk_live_", "rk_live_") + d.of(Dice.ALNUM, d.one(24, 99)));
        TOKENS.put("sendgrid", d -> "SG." + d.url64(22) + "." + d.url64(43));
        TOKENS.put("twilio", d -> "SK" + d.of(Dice.HEX, 32));
        TOKENS.put("grafana", d -> "glsa_" + d.of(Dice.ALNUM, 32) + "_" + d.of(Dice.HEX, 8));
        TOKENS.put("telegram", d -> d.of("123456789", 10) + ":AA" + d.url64(33));
        TOKENS.put("shopify", d -> "shpat_" + d.of(Dice.HEX, 32));
        TOKENS.put(
                "jwt",
                d -> d.base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                        + d.base64Url(
                                "{\"sub\":\"" + d.of(Dice.DIGITS, 8) + "\",\"iat\":17" + d.of(Dice.DIGITS, 8) + "}")
                        + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(d.bytes(32)));
        TOKENS.put(
                "database",
                d -> d.one("postgresql", "mysql", "mongodb+srv", "redis", "amqp") + "://" + d.of(Dice.LOWER, 6) + ":"
                        + password(d).replaceAll("[@/#?:'\"\\\\$&<%]", "x") + "@db." + d.of(Dice.LOWER, 7)
                        + ".internal:5432/ml");
        TOKENS.put("git-url", d -> "https://ci:" + d.of(Dice.ALNUM, 20) + "@git.corp.net/ml/model.git");

        NAMED.put(
                "aws-secret",
                d -> d.one("AWS_SECRET_ACCESS_KEY", "aws_secret_access_key", "s3SecretKey") + " "
                        + d.of(Dice.BASE64, 40));
        NAMED.put("wandb", d -> "WANDB_API_KEY " + d.of(Dice.HEX, 40));
        NAMED.put("kaggle", d -> "KAGGLE_KEY " + d.of(Dice.HEX, 32));
        NAMED.put("twilio-auth", d -> "twilio_auth_token " + d.of(Dice.HEX, 32));
        NAMED.put("jenkins", d -> d.one("JENKINS_API_TOKEN", "jenkinsToken") + " 11" + d.of(Dice.HEX, 32));
        NAMED.put("mlflow", d -> "MLFLOW_TRACKING_PASSWORD " + password(d));
        NAMED.put("snowflake", d -> "SNOWFLAKE_PASSWORD " + password(d));
        NAMED.put(
                "password",
                d -> d.one(
                                "DB_PASSWORD",
                                "password",
                                "redis.password",
                                "spring_datasource_password",
                                "adminPassword",
                                "POSTGRES_PASSWORD",
                                "ftp_pass",
                                "smtp_passwd",
                                "keystore-password",
                                "GRAFANA_ADMIN_PASSWORD")
                        + " " + password(d));
        NAMED.put(
                "random",
                d -> d.one(
                                "SECRET_KEY",
                                "api_key",
                                "client_secret",
                                "SESSION_SECRET",
                                "encryption-key",
                                "authToken",
                                "COHERE_API_KEY",
                                "access_token",
                                "signingKey",
                                "X_API_KEY",
                                "webhook_secret")
                        + " "
                        + d.one(d.of(Dice.ALNUM, 32), d.of(Dice.HEX, 64), d.url64(43), d.of(Dice.ALNUM, 24), d.uuid()));
    }

    private static final String PRINTABLE = java.util.stream.IntStream.range('!', 127)
            .mapToObj(Character::toString)
            .collect(java.util.stream.Collectors.joining());

    private PlantedValues() {}

    /** Made up as people do: words with digits and signs, or by a password manager. */
    static String password(Dice d) {
        String word = d.one("Tiger", "winter", "Falcon", "margarita", "Zephyr", "kraken", "Bergen", "molybdenum");
        String year = d.one("2023", "2024", "2025", "2026");
        return switch (d.below(9)) {
            case 0 -> word + d.of(Dice.DIGITS, 4) + d.one("!", "%", "_", ".");
            case 1 -> word.replace('a', '4').replace('e', '3') + d.one("-", "!", "_") + d.of(Dice.DIGITS, 3);
            case 2 -> d.of(Dice.ALNUM, 4) + d.of(Dice.ALNUM + "!%*_-.", 11) + d.of(Dice.DIGITS, 1);
            case 3 -> d.of(Dice.LOWER + Dice.DIGITS, 9) + d.of(Dice.DIGITS, 1) + d.of(Dice.LOWER, 2);
            // Of a password manager: every sign that can be printed.
            case 4, 5 -> d.of(PRINTABLE, d.one(12, 16, 20));
            // Letters exchanged for signs that look like them, and what looks like an address, a variable, a path or a
            // tag by that.
            case 6 ->
                d.one("P@ssw0rd", "$ecret", "Tr0ub4dor", "L3tM31n", "!Kraken", "W1nt3r", "@dm1n")
                        + d.one("", ".", "-", "/", "&")
                        + d.of(Dice.DIGITS, 1)
                        + d.of(Dice.LOWER, 1)
                        + d.of(Dice.DIGITS, 1);
            // Down the columns of a keyboard.
            case 7 -> d.one("%TGBnhy6", "1qaz@WSX3edc", "!QAZ2wsx", "&UJM,ki8", "^YHNmju7", "#EDC4rfv");
            default ->
                d.one("YourCompany", "ExampleCorp", "Acme-Production-", "Password", "Welcome")
                        + year
                        + d.one("!", "#", "$", "");
        };
    }

    private static String github(Dice d, String prefix) {
        String body = d.of(Dice.ALNUM, 30);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String digits = "";
        for (long left = crc.getValue(); digits.length() < 6; left /= 62) {
            digits = (Dice.DIGITS + Dice.UPPER + Dice.LOWER).charAt((int) (left % 62)) + digits;
        }
        return prefix + body + digits;
    }

    private static String pypi(Dice d) {
        byte[] random = d.bytes(96);
        byte[] head = "\2\1\10pypi.org\2\44".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, random, 0, head.length);
        return "pypi-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
