package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * Test Result v0.1: how a run of tests ended. Source: in-toto attestation, {@code spec/predicates/test-result.md}.
 *
 * @param result of all
 * @param configuration that they ran with: policies
 * @param url of the run, or null
 * @param passed names of tests
 * @param warned names of tests
 * @param failed names of tests
 */
public record TestResult(
        Result result,
        List<ResourceDescriptor> configuration,
        @CheckForNull String url,
        List<String> passed,
        List<String> warned,
        List<String> failed) {

    /** How a run ended. */
    public enum Result {
        PASSED,
        WARNED,
        FAILED
    }

    public TestResult {
        configuration = List.copyOf(configuration);
        passed = List.copyOf(passed);
        warned = List.copyOf(warned);
        failed = List.copyOf(failed);
    }

    /** The statement about these subjects. */
    public Statement of(List<ResourceDescriptor> subjects) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("result", result.name());
        predicate.set("configuration", ResourceDescriptor.json(configuration));
        if (url != null) {
            predicate.put("url", url);
        }
        names(predicate.putArray("passedTests"), passed);
        names(predicate.putArray("warnedTests"), warned);
        names(predicate.putArray("failedTests"), failed);
        return new Statement(subjects, PredicateType.TEST_RESULT.uri(), predicate);
    }

    private static void names(ArrayNode list, List<String> names) {
        names.forEach(list::add);
    }
}
