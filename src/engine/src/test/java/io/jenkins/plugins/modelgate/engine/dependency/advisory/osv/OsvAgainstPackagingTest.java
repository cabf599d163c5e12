package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Generated advisories of every form against 9,000 versions, beside what pip's own `packaging` makes of the same evaluation. */
public class OsvAgainstPackagingTest {
    private static final Path ADVISORIES = Path.of("src/test/resources/dependency/osv/pypi.zip");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static Map<ComponentId, TreeSet<String>> expected;

    @BeforeClass
    public static void readExpectations() throws IOException {
        expected = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(
                OsvAgainstPackagingTest.class.getResourceAsStream("/dependency/osv/pypi-expected.json.gz"))) {
            for (Map.Entry<String, JsonNode> name :
                    new ObjectMapper().readTree(in).properties()) {
                for (Map.Entry<String, JsonNode> version : name.getValue().properties()) {
                    TreeSet<String> ids = new TreeSet<>();
                    if (!version.getValue().textValue().isEmpty()) {
                        ids.addAll(List.of(version.getValue().textValue().split(" ")));
                    }
                    expected.put(ComponentId.of(Ecosystem.PYPI, name.getKey(), version.getKey()), ids);
                }
            }
        }
    }

    @Test
    public void fromTheZipFile() throws Exception {
        agrees(OsvSource.open(ADVISORIES, NOW).find(expected.keySet()));
    }

    @Test
    public void fromTheIndex() throws Exception {
        Path index = FOLDER.getRoot().toPath().resolve("osv.index");
        OsvIndexWriter.Result result = OsvIndexWriter.write(ADVISORIES, index, NOW);
        assertThat(result.records()).isEqualTo(2000);
        assertThat(result.packages()).isGreaterThan(600);
        agrees(OsvSource.open(index, NOW).find(expected.keySet()));
    }

    private static void agrees(Answer answer) {
        Map<ComponentId, TreeSet<String>> found = new TreeMap<>();
        expected.keySet().forEach(id -> found.put(id, new TreeSet<>()));
        answer.matches()
                .forEach(match ->
                        found.get(match.component()).add(match.advisory().id()));
        answer.unexamined()
                .forEach(each -> found.get(each.component())
                        .add("?" + each.why().replaceAll("^whether (\\S+) affects.*$", "$1")));
        assertThat(expected).hasSizeGreaterThan(9000);
        assertThat(found).isEqualTo(expected);
        assertThat(answer.advisories()).isEqualTo(2000);
        assertThat(answer.newest()).isEqualTo("2026-11-24T23:22:00.001Z");
    }
}
