/** How does a model do in production? Windows over what it was asked and answered, beside what was recorded when it was approved. */
package io.jenkins.plugins.modelgate.engine.monitor;
