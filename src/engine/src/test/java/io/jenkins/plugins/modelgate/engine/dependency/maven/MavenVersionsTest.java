package io.jenkins.plugins.modelgate.engine.dependency.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.junit.Test;

/** Maven's own tools say what is right; src/test/fixtures/dependency/MakeMavenVersions.java asked them. */
public class MavenVersionsTest {
    /** Maven reads them as if somebody had meant something; we refuse, and the gate stays closed. */
    private static final Set<String> MALFORMED = Set.of("1]", "[]", "[1,2,3]", ",[1,2]");

    private static JsonNode asked(String list) throws Exception {
        try (InputStream in = MavenVersionsTest.class.getResourceAsStream("/dependency/version/maven.json")) {
            return new ObjectMapper().readTree(in).get(list);
        }
    }

    @Test
    public void versionsCompareAsMavenComparesThem() throws Exception {
        JsonNode pairs = asked("compare");
        assertThat(pairs).hasSizeGreaterThan(2000);
        int resolverDiffers = 0;
        for (JsonNode pair : pairs) {
            int order = new MavenVersionOrder()
                    .compare(pair.get(0).asText(), pair.get(1).asText());
            assertThat(order).as(pair.toString()).isEqualTo(pair.get(2).asInt());
            resolverDiffers += order == pair.get(3).asInt() ? 0 : 1;
        }
        // Maven's two orders disagree on words after a dot ("1.alpha" and "1.alpha.0"); OSV follows ComparableVersion,
        // as we do
        assertThat(resolverDiffers).isLessThan(pairs.size() / 50);
    }

    @Test
    public void rangesContainWhatMavenResolvesForThem() throws Exception {
        JsonNode pairs = asked("contains");
        assertThat(pairs).hasSizeGreaterThan(2000);
        int refused = 0;
        int answeredByResolver = 0;
        int differ = 0;
        for (JsonNode pair : pairs) {
            String range = pair.get(1).asText();
            Boolean ours = contains(range, pair.get(0).asText());
            Boolean artifact = answer(pair.get(2));
            Boolean resolver = answer(pair.get(3));
            if (MALFORMED.contains(range)) {
                assertThat(ours).as(pair.toString()).isNull();
                refused++;
            } else if (artifact != null) {
                differ += Objects.equals(ours, artifact) ? 0 : 1;
            } else if (ours != null && resolver != null) {
                // ranges that overlap: maven-artifact gives up, the resolver answers
                answeredByResolver++;
                differ += ours.equals(resolver) ? 0 : 1;
            }
        }
        assertThat(refused).isPositive();
        assertThat(answeredByResolver).isPositive();
        // maven-artifact prints its bounds into one another ("3-final" becomes "3"); the two tools differ on it
        // themselves
        assertThat(differ).isLessThanOrEqualTo(1);
    }

    @Test
    public void whatIsNoExactVersionIsRefused() {
        for (String text :
                new String[] {"", "${project.version}", "[1,2)", "LATEST", "RELEASE", "1 0", "1\n", "1".repeat(257)}) {
            assertThat(MavenVersionOrder.isVersion(text)).as(text).isFalse();
        }
        assertThat(MavenVersionOrder.isVersion("1.0-SNAPSHOT")).isTrue();
    }

    @Test
    public void aRangeOfOneVersionIsExactAndAWishIsNoPromise() throws Exception {
        assertThat(MavenRange.parse("[1.0]").exact()).isEqualTo("1.0");
        assertThat(MavenRange.parse("[1.0]").isWish()).isFalse();
        assertThat(MavenRange.parse("1.0").isWish()).isTrue();
        assertThat(MavenRange.parse("[1.0,2)").isExact()).isFalse();
    }

    @CheckForNull
    private static Boolean answer(JsonNode node) {
        return node.isNull() ? null : node.asBoolean();
    }

    @CheckForNull
    private static Boolean contains(String range, String version) {
        try {
            return MavenRange.parse(range).contains(version);
        } catch (InvalidVersionException e) {
            return null;
        }
    }
}
