package io.jenkins.plugins.modelgate.approval;

import java.io.Serializable;

/**
 * What a build holds instead of the secret's value: asked with it, {@link Releases} decides and gives the value, or not.
 *
 * @param id of this ticket
 * @param credentials id of the gated secret
 * @param model the deployment that it was released to
 */
record SecretTicket(String id, String credentials, ApprovedModel model) implements Serializable {}
