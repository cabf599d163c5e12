package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;

/** Against what PyPA's packaging says of the same pairs; resources/dependency/python/make-versions.py made them. */
public class PythonVersionsTest {
    private static JsonNode expected;

    @BeforeClass
    public static void read() throws IOException {
        expected = new ObjectMapper()
                .readTree(PythonVersionsTest.class.getResourceAsStream("/dependency/python/versions.json"));
    }

    @Test
    public void ordersAsPackagingDoes() throws Exception {
        List<String> differences = new ArrayList<>();
        PythonVersionOrder order = new PythonVersionOrder();
        for (JsonNode row : expected.get("compare")) {
            String first = row.get(0).textValue();
            String second = row.get(1).textValue();
            int there = Integer.signum(order.compare(first, second));
            int back = Integer.signum(order.compare(second, first));
            if (there != row.get(2).intValue() || back != -there) {
                differences.add(row + " but " + there + " and " + back);
            }
            if (there == 0) {
                assertThat(PythonVersion.of(first)).hasSameHashCodeAs(PythonVersion.of(second));
            }
            assertThat(PythonVersion.of(first)).hasToString(row.get(3).textValue());
        }
        assertThat(expected.get("compare").size()).isGreaterThanOrEqualTo(2_000);
        assertThat(differences).isEmpty();
    }

    @Test
    public void containsWhatPackagingContains() throws Exception {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : expected.get("contains")) {
            String got;
            try {
                SpecifierSet set = SpecifierSet.of(row.get(0).textValue());
                got = String.valueOf(set.contains(PythonVersion.of(row.get(1).textValue())));
            } catch (InvalidVersionException e) {
                got = "null";
            }
            if (!got.equals(row.get(2).asText())) {
                differences.add(row + " but " + got);
            }
        }
        assertThat(expected.get("contains").size()).isGreaterThanOrEqualTo(2_000);
        assertThat(differences).isEmpty();
    }

    @Test
    public void refusesWhatPackagingRefuses() {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : expected.get("valid")) {
            boolean valid;
            try {
                valid = PythonVersion.of(row.get(0).textValue()) != null;
            } catch (InvalidVersionException e) {
                valid = false;
            }
            if (valid != row.get(1).booleanValue()) {
                differences.add(row + " but " + valid);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    public void tellsWhatIsPinnedAndWhatMayBeAPrerelease() throws Exception {
        assertThat(SpecifierSet.of("==1.2,>1").pinned()).isEqualTo("1.2");
        assertThat(SpecifierSet.of("===1.2-old").pinned()).isEqualTo("1.2-old");
        assertThat(SpecifierSet.of("==1.2.*").pinned()).isNull();
        assertThat(SpecifierSet.of("").pinned()).isNull();
        assertThat(SpecifierSet.of(">=1").prefers(PythonVersion.of("2a1"))).isFalse();
        assertThat(SpecifierSet.of(">=1").contains(PythonVersion.of("2a1"))).isTrue();
        assertThat(SpecifierSet.of(">=1.dev0").prefers(PythonVersion.of("2a1"))).isTrue();
    }

    @Test(timeout = 5_000)
    public void longTextsAreRefusedAtOnce() {
        assertThatThrownBy(() -> PythonVersion.of("1" + ".1".repeat(5_000_000)))
                .isInstanceOf(InvalidVersionException.class)
                .hasMessageContaining("2000 characters");
        assertThatThrownBy(() -> PythonVersion.of("1" + "a".repeat(1_999))).isInstanceOf(InvalidVersionException.class);
    }
}
