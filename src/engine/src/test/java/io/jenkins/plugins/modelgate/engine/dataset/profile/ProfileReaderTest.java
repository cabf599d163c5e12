package io.jenkins.plugins.modelgate.engine.dataset.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dataset.Tables;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Profiles by an author who wants a baseline to hide something, or a reader to fall over. */
public class ProfileReaderTest {
    @Rule
    public Tables tables = new Tables();

    private Profile profile;
    private String json;

    @Before
    public void make() throws Exception {
        StringBuilder csv = new StringBuilder("x,c,when,label\n");
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            csv.append(random.nextGaussian() * 1e-9).append(",c").append(random.nextInt(4));
            csv.append(",2026-01-").append(10 + i % 20).append(i % 3 == 0 ? ",good\n" : ",bad\n");
        }
        profile = Profiler.profile(
                tables.of("x.csv", csv.toString()), ProfileOptions.of(Tables.DIGEST, "label", Set.of()), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileWriter.write(profile, out);
        json = out.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void whatIsWrittenIsRead() throws Exception {
        assertThat(read(json)).isEqualTo(profile);
    }

    @Test
    public void sumsThatDoNotFitAreRefused() {
        refused("\"rows\" : 2000", "\"rows\" : 2001", "do not sum");
        refused("\"rows\" : 2000", "\"rows\" : 0", "/columns|its top");
        refused("\"nulls\" : 0", "\"nulls\" : 5", "do not sum");
        refused("\"counts\" : [ 0, ", "\"counts\" : [ 9223372036854775807, ", "overflow|do not sum");
        refused("\"counts\" : [ 0, ", "\"counts\" : [ -1, ", "negative");
        refused("\"counts\" : [ 0, ", "\"counts\" : [ ", "intervals");
        refused("\"rest\" : 0", "\"rest\" : 7", "complete");
        refused("\"sensitive\" : false", "\"sensitive\" : true", "sensitive");
        refused("\"values\" : \\[ \"c.\", ", "\"values\" : [ ", "categories and");
        refused("\"label\" : \"label\"", "\"label\" : \"none\"", "label's column");
    }

    @Test
    public void binsThatAreNoneAreRefused() {
        refused("\"points\" : \\[ *\\]", "\"points\" : [ 5.0 ]", "edges");
        refused("\"points\" : \\[ *\\]", "\"points\" : [ 1e999 ]", "large|read");
        refused("\"discrete\" : false", "\"discrete\" : true", "discrete");
        refused("\"squares\" : [^,]*", "\"squares\" : -1", "negative");
        refused("\"edges\" : \\[ *[^,\\]]*, ([^\\]]*)\\],\\s*\"counts\"", "\"edges\" : [ $1], \"counts\"", "intervals");
        refused("\"mean\" : [^,]*", "\"mean\" : \"NaN\"", "number");
    }

    @Test
    public void formsThatAreNoneAreRefused() {
        refused("\"schemaVersion\" : 1", "\"schemaVersion\" : 2", "version 1");
        refused("\"digest\" : \"0", "\"digest\" : \"X", "SHA-256");
        refused("\"type\" : \"NUMBER\"", "\"type\" : \"DOUBLE\"", "one of");
        refused("\"dataset\"", "\"data set\"", "not known");
        refused("\"nans\" : 0", "\"nans\" : 0, \"nans\" : 0", "twice");
        refused("$", "{}", "follows");
        assertThatThrownBy(() -> read(json.substring(0, json.length() / 2))).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> read("{\"columns\":[" + "1,".repeat(1000))).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(ReportException.class);
    }

    @Test
    public void mutilatedProfilesAreReadOrRefusedAndNothingElse() throws Exception {
        Random random = new Random(2);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = bytes.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutant[random.nextInt(mutant.length)] = (byte) "0123456789-.eE\",:[]{} x\0".charAt(random.nextInt(24));
            }
            try {
                Profile survivor = ProfileReader.read(new ByteArrayInputStream(mutant));
                survivor.columns().forEach(ColumnProfile::histogram);
                read++;
            } catch (ReportException e) {
                assertThat(e.getMessage()).startsWith("The profile ");
            }
        }
        assertThat(read).isBetween(1, 2999);
    }

    private void refused(String pattern, String replacement, String because) {
        String changed = json.replaceFirst(pattern.replace("[ 0", "\\[ 0"), replacement);
        assertThat(changed).as(pattern).isNotEqualTo(json);
        assertThatThrownBy(() -> read(changed))
                .as(pattern + " -> " + replacement)
                .isInstanceOf(ReportException.class)
                .hasMessageMatching("(?s).*(" + because + ").*");
    }

    private static Profile read(String text) throws Exception {
        return ProfileReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
