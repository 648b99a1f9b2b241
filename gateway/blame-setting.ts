import { SettingsError } from './settings.ts';

/** Opens what a setting names; when that fails, throws a `SettingsError` that names the setting and says what `complaint` makes of the failure. */
export const blameSetting = async <T>(setting: string, open: () => T | Promise<T>, complaint: (error: unknown) => string): Promise<T> => {
  try {
    return await open();
  } catch (error) {
    throw new SettingsError(setting, complaint(error));
  }
};

/** The system's or the database's own code of a failure, such as `ECONNREFUSED`; its name where it has none, and never its message. */
export const codeOfFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

/** What a failure says of itself; for one that can hold nothing but names of the operator's own. */
export const messageOf = (error: unknown): string => (error instanceof Error ? `${error.message}.` : 'cannot be used.');
