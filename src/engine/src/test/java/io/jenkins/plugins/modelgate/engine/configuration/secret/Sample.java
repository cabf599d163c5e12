package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * One file of the corpus.
 *
 * @param file its name
 * @param text what stands in it
 * @param kind what is planted or what it looks like
 * @param planted text of it in which the secret is, or empty for a look-alike
 */
record Sample(String file, String text, String kind, String planted) {
    boolean isPlanted() {
        return !planted.isEmpty();
    }
}
