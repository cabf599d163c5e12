package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;

/**
 * What {@link VerifyConfiguration} is asked.
 *
 * @param path a file or a directory
 * @param policy in force, all layers merged
 */
public record VerifyConfigurationRequest(Path path, Policy policy) {}
