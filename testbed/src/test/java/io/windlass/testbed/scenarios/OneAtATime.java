package io.windlass.testbed.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Scenarios that stop a part of the {@linkplain RealStack#fragile() fragile stack} which all others
 * on it need: one after the other, beside those of the shared stack. Together they take longest, so
 * they begin first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("fragile stack")
@ExtendWith(TidyUp.class)
@interface OneAtATime {}
