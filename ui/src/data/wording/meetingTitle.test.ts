import { describe, expect, it } from 'vitest';
import { formatMeetingTitle, formatMeetingWhenWhere, formatOrdinal } from './meetingTitle';

const meeting = { title: null, ordinal: null, startsOn: '2024-04-03', city: null, country: null };

describe('how a meeting is called', () => {
  it('is its number in words, its date while that is unknown, or its own title', () => {
    expect(formatMeetingTitle({ ...meeting, ordinal: 2 })).toBe('Second meeting');
    expect(formatMeetingTitle(meeting)).toBe('Meeting of 3\u00a0April 2024');
    expect(formatMeetingTitle({ ...meeting, ordinal: 2, title: 'Extraordinary session' })).toBe(
      'Extraordinary session',
    );
  });
  it('goes on in figures after twenty', () => {
    expect([20, 21, 22, 23, 24, 111].map(formatOrdinal)).toEqual([
      'twentieth',
      '21st',
      '22nd',
      '23rd',
      '24th',
      '111th',
    ]);
  });
  it('leaves out a place that is not known', () => {
    expect(formatMeetingWhenWhere(meeting)).toBe('3\u00a0April 2024');
    expect(formatMeetingWhenWhere({ ...meeting, city: 'Tallinn', country: 'EE' })).toBe(
      '3\u00a0April 2024 · Tallinn',
    );
  });
});
