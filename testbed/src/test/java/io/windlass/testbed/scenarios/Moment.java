package io.windlass.testbed.scenarios;

/**
 * A moment in the life of an operation.
 *
 * @param activity type of an activity, for example {@code AIStoreRestartTarget}
 * @param times how often it has been asked for by then
 */
record Moment(String activity, int times) {

  static Moment first(String activity) {
    return new Moment(activity, 1);
  }
}
