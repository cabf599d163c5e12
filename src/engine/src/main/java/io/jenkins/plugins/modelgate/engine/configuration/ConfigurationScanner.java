package io.jenkins.plugins.modelgate.engine.configuration;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.io.IOException;
import java.util.List;

/**
 * One reader of configuration files: a set of rules for one kind of file, or a search for secrets in all of them. Stateless,
 * so that one object serves every file of a tree. Executes nothing, resolves nothing, opens nothing but the given file.
 */
public interface ConfigurationScanner {
    /** Every rule that it may report, for the table of rules and the pages made from it. */
    List<Rule> rules();

    /** Whether it has something to say of this file: judged by its name and its first bytes, without reading on. */
    boolean takes(ConfigurationFile file);

    /**
     * Examines the file to its end. What cannot be examined is told by {@link Marks#incomplete}, which keeps the gate closed.
     *
     * @throws IOException when the file cannot be read
     */
    void scan(ConfigurationFile file, Marks marks) throws IOException;
}
