package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.AdvisorySource;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Real lock files of machine-learning projects, read by this project's own readers: the packages are those that an independent
 * reading finds, and what an independent evaluation of the same generated advisories says of them is found.
 */
public class OsvAgainstLockFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void pythonNothingIsMissedAndNothingIsAdded() throws Exception {
        compare(Ecosystem.PYPI, "pypi.zip", "pypi-locks.json.gz", 19, 4854);
    }

    @Test
    public void npmNothingIsMissedAndNothingIsAdded() throws Exception {
        compare(Ecosystem.NPM, "npm", "npm-locks.json.gz", 4, 176);
    }

    private void compare(Ecosystem ecosystem, String advisories, String expected, int files, int findings)
            throws Exception {
        Map<String, Map<ComponentId, String>> locks = expected(ecosystem, expected);
        assertThat(locks).hasSize(files);
        Set<ComponentId> all = new TreeSet<>();
        for (Map.Entry<String, Map<ComponentId, String>> lock : locks.entrySet()) {
            Set<ComponentId> read = read(lock.getKey(), ecosystem);
            assertThat(read)
                    .as(lock.getKey())
                    .containsExactlyElementsOf(lock.getValue().keySet());
            all.addAll(read);
        }
        Map<ComponentId, Set<String>> found = found(all, advisories);
        int count = 0;
        for (Map.Entry<String, Map<ComponentId, String>> lock : locks.entrySet()) {
            for (Map.Entry<ComponentId, String> each : lock.getValue().entrySet()) {
                Set<String> ids = found.getOrDefault(each.getKey(), Set.of());
                assertThat(String.join(" ", ids))
                        .as(lock.getKey() + ": " + each.getKey())
                        .isEqualTo(each.getValue());
                count += ids.size();
            }
        }
        assertThat(count).isEqualTo(findings);
    }

    /** File, package, ids. */
    private Map<String, Map<ComponentId, String>> expected(Ecosystem ecosystem, String resource) throws Exception {
        Map<String, Map<ComponentId, String>> locks = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(getClass().getResourceAsStream("/dependency/osv/" + resource))) {
            for (Map.Entry<String, JsonNode> lock :
                    new ObjectMapper().readTree(in).properties()) {
                Map<ComponentId, String> packages = locks.computeIfAbsent(lock.getKey(), file -> new TreeMap<>());
                for (Map.Entry<String, JsonNode> each : lock.getValue().properties()) {
                    String[] parts = each.getKey().split(" ");
                    packages.put(
                            ComponentId.of(ecosystem, parts[0], parts[1]),
                            each.getValue().textValue());
                }
            }
        }
        return locks;
    }

    /** The packages of one lock file, which has to be read to its end. */
    private Set<ComponentId> read(String lock, Ecosystem ecosystem) throws Exception {
        Path file = folder.getRoot().toPath().resolve(lock);
        Files.createDirectories(file.getParent());
        try (InputStream in =
                new GZIPInputStream(getClass().getResourceAsStream("/dependency/locks/" + lock + ".gz"))) {
            Files.copy(in, file);
        }
        Inventory inventory = InventoryReader.read(file.getParent(), bytes -> {});
        assertThat(inventory.files()).as(lock).singleElement().matches(each -> each.coverage() == Coverage.FULL);
        return inventory.components().stream()
                .map(Component::id)
                .filter(id -> id.ecosystem() == ecosystem && id.version() != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<ComponentId, Set<String>> found(Set<ComponentId> components, String advisories)
            throws Exception {
        AdvisorySource source = OsvSource.open(
                Path.of("src/test/resources/dependency/osv", advisories), Instant.parse("2026-11-26T12:00:00Z"));
        Answer answer = source.find(components);
        Map<ComponentId, Set<String>> found = new TreeMap<>();
        answer.matches()
                .forEach(match -> found.computeIfAbsent(match.component(), id -> new TreeSet<>())
                        .add(match.advisory().id()));
        answer.unexamined()
                .forEach(each -> found.computeIfAbsent(each.component(), id -> new TreeSet<>())
                        .add("?" + each.why().split(" ")[1]));
        return found;
    }
}
