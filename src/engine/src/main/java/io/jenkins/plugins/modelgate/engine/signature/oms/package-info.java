/** OpenSSF Model Signing v1.0: statements about the files of a model, and whether the files are what was signed. */
package io.jenkins.plugins.modelgate.engine.signature.oms;
