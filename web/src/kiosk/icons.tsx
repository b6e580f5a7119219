/** Pictures on buttons; what the button does is in its words. */
function Icon({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path fill="currentColor" d={path} />
    </svg>
  );
}

export function MicrophoneIcon() {
  return (
    <Icon path="M12 14.500a3.500 3.500 0 0 0 3.500-3.500V5.500a3.500 3.500 0 0 0-7 0V11a3.500 3.500 0 0 0 3.500 3.500ZM5 11h2a5 5 0 0 0 10 0h2a7 7 0 0 1-6 6.900V21h-2v-3.100A7 7 0 0 1 5 11Z" />
  );
}

export function PersonIcon() {
  return (
    <Icon path="M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9Zm0 2c-4.400 0-8 2.300-8 5.200V21h16v-1.800c0-2.900-3.600-5.200-8-5.200Z" />
  );
}

export function TouchIcon() {
  return (
    <Icon path="M9 11V5.500a2 2 0 0 1 4 0V10l5 1.200a2 2 0 0 1 1.500 2.200L18.700 20a2 2 0 0 1-2 1.700h-5.600a2.500 2.500 0 0 1-1.900-.9L4.500 15l1-1a1.600 1.600 0 0 1 1.700-.4L9 14.300V11Z" />
  );
}
