package io.jenkins.plugins.modelgate.engine.approval;

import java.util.Map;
import java.util.Set;

/**
 * What one person's vote can be used for.
 *
 * @param by who voted
 * @param roles by the one whose role it is (the voter, who delegated), the roles that rules ask for
 */
record Ballot(String by, Map<String, Set<String>> roles) {}
