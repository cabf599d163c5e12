package io.jenkins.plugins.modelgate.worker;

import java.io.Serializable;

/**
 * A jar that workers run with.
 *
 * @param name file name
 * @param sha256 of its bytes, lower-case hexadecimal
 */
record Library(String name, String sha256) implements Serializable {}
