package io.jenkins.plugins.modelgate.engine.monitor.history;

/**
 * Who watched a window. A job that watches a model has a series of its own, one for each name: two places that serve the
 * same model have windows over the same hours, and nobody writes into the series of somebody else.
 *
 * @param job full name of the job
 * @param name that the job gives to this series; empty for its only one
 * @param build number of the build
 * @param report id of the report in that build
 * @param staleHours after how many hours without a window the model counts as unwatched, as the policy of this build says
 */
public record Origin(String job, String name, String build, String report, int staleHours) {
    private static final int LONGEST = 1000;

    /** @throws IllegalArgumentException naming the first field that cannot be so */
    public Origin {
        fits("job", job, LONGEST);
        fits("name", name, 200);
        fits("build", build, 100);
        fits("report", report, 100);
        if (job.isEmpty()) {
            throw new IllegalArgumentException("a series of windows has a job");
        }
        if (staleHours < 1 || staleHours > 8760) {
            throw new IllegalArgumentException("staleHours is " + staleHours + " and not from 1 to 8760");
        }
    }

    private static void fits(String field, String text, int longest) {
        if (text == null || text.length() > longest || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    field + " of a window is missing, longer than " + longest + " characters or has more than a line");
        }
    }

    /** The series that the window belongs to. */
    public Series series(String model) {
        return new Series(model, job, name);
    }
}
