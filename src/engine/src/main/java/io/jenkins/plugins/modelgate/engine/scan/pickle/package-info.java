/** Runs pickles symbolically: every opcode is followed, nothing is imported, called or built. */
package io.jenkins.plugins.modelgate.engine.scan.pickle;
