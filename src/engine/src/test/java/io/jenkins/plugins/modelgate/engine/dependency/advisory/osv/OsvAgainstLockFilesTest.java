package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.Test;

/** Real lock files of machine-learning projects: what an independent evaluation of the same advisories finds is found. */
public class OsvAgainstLockFilesTest {
    @Test
    public void nothingIsMissedAndNothingIsAdded() throws Exception {
        Map<String, Map<String, String>> locks = new TreeMap<>();
        Set<ComponentId> components = new TreeSet<>();
        try (InputStream in =
                new GZIPInputStream(getClass().getResourceAsStream("/dependency/osv/pysec-locks.json.gz"))) {
            for (Map.Entry<String, JsonNode> lock :
                    new ObjectMapper().readTree(in).properties()) {
                Map<String, String> packages = new TreeMap<>();
                lock.getValue()
                        .properties()
                        .forEach(each ->
                                packages.put(each.getKey(), each.getValue().textValue()));
                packages.keySet().forEach(each -> components.add(component(each)));
                locks.put(lock.getKey(), packages);
            }
        }
        Answer answer = OsvSource.open(
                        Path.of("src/test/resources/dependency/osv/pysec.zip"), Instant.parse("2026-11-26T12:00:00Z"))
                .find(components);
        Map<ComponentId, Set<String>> found = new TreeMap<>();
        answer.matches()
                .forEach(match -> found.computeIfAbsent(match.component(), id -> new TreeSet<>())
                        .add(match.advisory().id()));
        answer.unexamined()
                .forEach(each -> found.computeIfAbsent(each.component(), id -> new TreeSet<>())
                        .add("?" + each.why().split(" ")[1]));
        int findings = 0;
        for (Map.Entry<String, Map<String, String>> lock : locks.entrySet()) {
            for (Map.Entry<String, String> each : lock.getValue().entrySet()) {
                String ids = String.join(" ", found.getOrDefault(component(each.getKey()), Set.of()));
                assertThat(ids).as(lock.getKey() + ": " + each.getKey()).isEqualTo(each.getValue());
                findings += ids.isEmpty() ? 0 : ids.split(" ").length;
            }
        }
        assertThat(locks).hasSizeGreaterThanOrEqualTo(19);
        // The advisories end in October 2024, most of the lock files are newer.
        assertThat(findings).isEqualTo(7);
    }

    private static ComponentId component(String text) {
        String[] parts = text.split(" ");
        return ComponentId.of(Ecosystem.PYPI, parts[0], parts[1]);
    }
}
