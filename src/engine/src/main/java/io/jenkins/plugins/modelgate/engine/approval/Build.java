package io.jenkins.plugins.modelgate.engine.approval;

/**
 * A build.
 *
 * @param job full name of the job
 * @param id of the build within its job
 * @param uri where it is shown
 */
public record Build(String job, String id, String uri) {
    public Build {
        Checks.text("the job's name", job, Checks.TEXT);
        Checks.name("the build's id", id);
        Checks.text("the build's address", uri, Checks.TEXT);
    }
}
