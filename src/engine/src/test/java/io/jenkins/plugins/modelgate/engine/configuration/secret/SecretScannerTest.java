package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** What a report says of secrets, and what it does not. */
public class SecretScannerTest {
    private final SecretScanner scanner = new SecretScanner();

    @Test
    public void noFindingHoldsMoreOfAValueThanItsIssuersPrefix() throws IOException {
        for (Sample sample : SecretCorpus.of(11, 480, 0)) {
            for (Finding finding : scan(sample.file(), sample.text())) {
                String said = finding.title() + finding.detail() + finding.location() + finding.remediation();
                for (String part : pieces(sample.planted())) {
                    assertThat(said).as(sample.kind()).doesNotContain(part);
                }
            }
        }
    }

    /** Every run of five characters of a value; of texts around it only what is random. */
    private static Set<String> pieces(String value) {
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + 5 <= value.length(); i++) {
            String piece = value.substring(i, i + 5);
            if (piece.matches("[A-Za-z0-9+/]*[0-9][A-Za-z0-9+/]*")) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    @Test
    public void whatPeopleMadeUpHasNoFingerprint() throws IOException {
        Finding password = scan(".env", "DB_PASSWORD=Zephyr-4711!\n").get(0);
        assertThat(password.rule()).isEqualTo("secret/password");
        assertThat(password.detail())
                .contains("line 1", "DB_PASSWORD", "12 characters")
                .doesNotContain("fingerprint", "Zephyr");
    }

    /** Their bits by the frequency of characters are many, and a list of words has them all the same. */
    @Test
    public void whatPeopleMadeUpHasNoFingerprintHoweverLongOrEncoded() throws IOException {
        Map<String, String> files = Map.of(
                "a.env", "ADMIN_PASSWORD=Acme-Production-2024!\n",
                "b.env", "CLIENT_SECRET=Summer2024-Winter2025!\n",
                ".dockerconfigjson", "{\"auths\": {\"hub.acme.net\": {\"auth\": \"ZGVwbG95OlN1bW1lcjIwMjQh\"}}}",
                "call.sh", "curl -H 'Authorization: Basic ZGVwbG95OlN1bW1lcjIwMjQh' https://acme.net\n",
                "secret.yaml", "kind: Secret\ndata:\n  password: QWNtZS1Qcm9kdWN0aW9uLTIwMjQh\n",
                "url.txt", "postgres://ml:Acme-Production-2024!@db.acme.net/ml\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<Finding> findings = scan(file.getKey(), file.getValue());
            assertThat(findings).as(file.getKey()).hasSize(1);
            assertThat(findings.get(0).detail()).as(file.getKey()).doesNotContain("fingerprint");
        }
    }

    @Test
    public void ofAFormNoMoreIsShownThanItsIssuersLetters() throws IOException {
        Dice dice = new Dice(8);
        Map.of("twilio", "SK", "hugging-face", "hf_", "replicate", "r8_", "sendgrid", "SG.", "github", "gh[pousr]_")
                .forEach((kind, prefix) -> {
                    String token = PlantedValues.TOKENS.get(kind).apply(dice);
                    Hit hit = SecretSearch.in("use " + token).get(0);
                    assertThat(token.substring(0, hit.prefix())).as(kind).matches(prefix);
                });
    }

    @Test
    public void passwordsArePlainWhateverSignsTheyHave() throws IOException {
        for (String password : List.of(
                "k<9dFj2!x",
                "a&Fj29!kd",
                "x;9sKd!2a",
                "q,W82kd!a",
                "p>9dFj2!x",
                "k\"9dF'j2",
                "P@ssw0rd.2024",
                "%TGBnhy6",
                "$ecretPassw0rd",
                "!Passw0rd2024x",
                "YourCompany2024!",
                "hunter2/x9",
                "Password2024",
                "Ex{am}pleCo9!")) {
            assertThat(scan("application.properties", "a=1\nspring.datasource.password=" + password + "\nb=2\n"))
                    .as(password)
                    .hasSize(1);
            assertThat(scan(".env", "DB_PASSWORD=" + password + "\n"))
                    .as(password)
                    .hasSize(1);
            assertThat(scan("a.yaml", "db:\n  password: '" + password.replace("'", "''") + "'\n"))
                    .as(password)
                    .hasSize(1);
        }
    }

    @Test
    public void aCommandBehindItDoesNotHideASecret() throws IOException {
        for (String line : List.of(
                "PGPASSWORD=S3cr3t!9 psql -h db",
                "DB_PASSWORD=Zephyr-4711 python app.py",
                "WANDB_API_KEY=0a9b2c7d4e1f60718293a4b5c6d7e8f90b2d4c67 python train.py",
                "AWS_SECRET_ACCESS_KEY=Zq3xV8nB1mK7pL4wR9tY2uI5oP6aS0dFgHjKlQwE aws s3 cp a b",
                "mysql --password=S3cr3t!9 shop",
                "mlctl --token 9aF3kLm28xQzP0vB77Tr deploy")) {
            assertThat(scan("run.sh", "set -e\n" + line + "\n")).as(line).hasSize(1);
        }
        assertThat(scan("README.md", "Set the password: choose something of 12 characters\n"))
                .isEmpty();
    }

    @Test
    public void yamlAndJsonMayPutAnchorsTagsAndLineEndsBeforeAValue() throws IOException {
        for (String text : List.of(
                "password: &pw hunter2X9\n",
                "password: &pw \"S3cr3t!x\"\n",
                "password: !!str S3cr3t!x\n",
                "password:\n  S3cr3t!x\n",
                "password: &pw\n  \"S3cr3t!x\"\n")) {
            assertThat(scan("a.yaml", text)).as(text).hasSize(1);
        }
        assertThat(scan("a.json", "{\"password\":\n \"S3cr3t!x\"}")).hasSize(1);
        assertThat(scan("a.yaml", "password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6638643965323633\n"))
                .isEmpty();
    }

    @Test
    public void namesInThePluralAndMethodsGiveValuesToo() throws IOException {
        assertThat(scan("a.env", "API_KEYS=9aF3kLm28xQzP0vB77TrW1\n")).hasSize(1);
        assertThat(scan("a.yaml", "tokens: [\"9aF3kLm28xQzP0vB77TrW1\"]\n")).hasSize(1);
        assertThat(scan("A.java", "pool.setPassword(\"S3cr3t!9x\");\n")).hasSize(1);
        assertThat(scan("a.env", "RANDOM_SECRET=9aF3kLm28xQzP0vB77TrW1\nIMAGE_PASSWORD=S3cr3t!9x\n"))
                .hasSize(2);
    }

    @Test
    public void commandsEncodedForPowerShellAreRead() throws IOException {
        String command = "Connect-Db -Password 'Zephyr-4711!' # $env:DB_PASSWORD=\"Zephyr-4711!\"";
        String encoded = Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_16LE));
        assertThat(scan("run.ps1", "powershell -EncodedCommand " + encoded + "\n"))
                .isNotEmpty();
    }

    @Test
    public void theSameSecretHasTheSameFingerprintInTwoPlaces() throws IOException {
        String token = PlantedValues.TOKENS.get("hugging-face").apply(new Dice(5));
        String here = scan(".env", "HF_TOKEN=" + token).get(0).detail();
        String there = scan("train.py", "\n\nlogin(\"" + token + "\")").get(0).detail();
        assertThat(here).contains("beginning with hf_").containsPattern("fingerprint [0-9a-f]{12}");
        assertThat(there).contains(here.substring(here.indexOf("fingerprint")));
    }

    @Test
    public void aTokenWithAWrongChecksumIsNone() throws IOException {
        Dice dice = new Dice(9);
        for (String kind : List.of("github", "npm")) {
            String token = PlantedValues.TOKENS.get(kind).apply(dice);
            char last = token.charAt(token.length() - 1);
            String wrong = token.substring(0, token.length() - 1) + (last == 'x' ? 'y' : 'x');
            assertThat(scan("a.log", "see " + token)).hasSize(1);
            assertThat(scan("a.log", "see " + wrong)).isEmpty();
        }
    }

    @Test
    public void keysOfAgeAreCheckedAsBech32() {
        // From the test vectors of age, testkit.
        String key = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
        assertThat(Checksums.bech32(key)).isTrue();
        assertThat(Checksums.bech32(key.replace("EGTZ", "EGTY"))).isFalse();
    }

    @Test
    public void everyRuleSaysWhatItOpensAndHowToWithdrawIt() {
        Set<String> names = new HashSet<>();
        for (Rule rule : scanner.rules()) {
            assertThat(names.add(rule.id())).as(rule.id()).isTrue();
            assertThat(rule.id()).matches("secret/[a-z0-9-]+");
            assertThat(rule.meaning()).contains("can ");
            assertThat(rule.remediation()).contains("Withdraw it first (");
        }
        assertThat(names).hasSizeGreaterThan(60);
    }

    @Test
    public void everyKindOfTokenIsFoundWhereNothingElseTellsIt() {
        Dice dice = new Dice(3);
        PlantedValues.TOKENS.forEach((kind, maker) -> {
            String text = "INFO " + maker.apply(dice) + " done\n";
            assertThat(SecretSearch.in(text)).as(kind).hasSize(1);
        });
    }

    @Test
    public void keysInOneFileAreEachFound() throws IOException {
        Dice dice = new Dice(4);
        String text = PlantedKeys.pem(dice) + PlantedKeys.pem(dice) + PlantedKeys.pem(dice);
        assertThat(scan("keys.pem", text)).hasSize(3);
    }

    private List<Finding> scan(String name, String text) throws IOException {
        ConfigurationFile file = ConfigurationFile.held(name, text.getBytes(StandardCharsets.ISO_8859_1));
        Marks marks = new Marks(file);
        scanner.scan(file, marks);
        return marks.findings();
    }
}
