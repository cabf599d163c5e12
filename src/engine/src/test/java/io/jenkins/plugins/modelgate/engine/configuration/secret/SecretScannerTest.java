package io.jenkins.plugins.modelgate.engine.configuration.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
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
