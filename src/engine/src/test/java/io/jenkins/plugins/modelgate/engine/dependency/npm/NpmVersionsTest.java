package io.jenkins.plugins.modelgate.engine.dependency.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.io.InputStream;
import org.junit.Test;

/** npm's own {@code semver} says what is right; src/test/fixtures/dependency/make_npm_versions.mjs asked it. */
public class NpmVersionsTest {
    private static JsonNode asked(String list) throws Exception {
        try (InputStream in = NpmVersionsTest.class.getResourceAsStream("/dependency/version/npm.json")) {
            return new ObjectMapper().readTree(in).get(list);
        }
    }

    @Test
    public void versionsCompareAsNpmComparesThem() throws Exception {
        JsonNode pairs = asked("compare");
        assertThat(pairs).hasSizeGreaterThan(2000);
        for (JsonNode pair : pairs) {
            Integer expected = pair.get(2).isNull() ? null : pair.get(2).asInt();
            assertThat(compare(pair.get(0).asText(), pair.get(1).asText()))
                    .as(pair.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    public void rangesContainWhatNpmInstallsForThem() throws Exception {
        JsonNode pairs = asked("satisfies");
        assertThat(pairs).hasSizeGreaterThan(2000);
        for (JsonNode pair : pairs) {
            Boolean expected = pair.get(2).isNull() ? null : pair.get(2).asBoolean();
            assertThat(contains(pair.get(1).asText(), pair.get(0).asText()))
                    .as(pair.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    public void longNumbersOfPrereleasesStayDifferent() throws Exception {
        assertThat(compare("1.0.0-90071992547409930", "1.0.0-90071992547409931"))
                .isNegative();
    }

    @Test
    public void exactAndAnythingAreTold() throws Exception {
        assertThat(NpmRange.parse("=1.2.3").isExact()).isTrue();
        assertThat(NpmRange.parse("1.2").isExact()).isFalse();
        assertThat(NpmRange.parse("1.2.3 || 1.2.4").isExact()).isFalse();
        assertThat(NpmRange.parse("").isAnything()).isTrue();
        assertThat(NpmRange.parse(">=1").isAnything()).isFalse();
    }

    @Test
    public void hostileTextsAreRefusedAtOnce() {
        for (String text :
                new String[] {"1".repeat(10_000), "1.0.0-" + "0".repeat(5000), "1.0.0-" + "a.".repeat(5000), "\0"}) {
            assertThatThrownBy(() -> NpmVersion.parse(text)).isInstanceOf(InvalidVersionException.class);
            assertThatThrownBy(() -> NpmRange.parse(">=" + text)).isInstanceOf(InvalidVersionException.class);
        }
    }

    private static Integer compare(String first, String second) {
        try {
            return Integer.signum(new NpmVersionOrder().compare(first, second));
        } catch (InvalidVersionException e) {
            return null;
        }
    }

    private static Boolean contains(String range, String version) {
        try {
            return NpmRange.parse(range).contains(version);
        } catch (InvalidVersionException e) {
            return null;
        }
    }
}
