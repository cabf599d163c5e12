package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * Left in the context of the body of {@code withApprovedModel}. It names a deployment and opens nothing by itself: a copy
 * that a script keeps is worth nothing once the body has ended, and nothing in another build.
 *
 * @param build external id of the build
 * @param deployment id of the use, made by the controller
 * @param subject name of the model
 * @param digest SHA-256 of it, as it lay there when the body began
 * @param policy that the step named, or null
 * @param policyName of the policy under which the approval was found
 * @param stage that the step named, or null
 */
record ApprovedModel(
        String build,
        String deployment,
        String subject,
        String digest,
        @CheckForNull String policy,
        String policyName,
        @CheckForNull String stage)
        implements Serializable {}
