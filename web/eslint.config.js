import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const antdOnlyBehindTheBoundary = {
    paths: [
        {
            name: 'antd',
            message: 'antd loads lazily: import it only in *.antd.tsx files, rendered inside AntdBoundary.',
        },
    ],
};

export default ts.config(
    { ignores: ['dist', 'src/api/schema.d.ts'] },
    ...ts.configs.recommended,
    {
        plugins: { 'react-hooks': hooks },
        rules: {
            'react-hooks/rules-of-hooks': 'error',
            'react-hooks/exhaustive-deps': 'error',
            'no-restricted-imports': ['error', antdOnlyBehindTheBoundary],
        },
    },
    {
        files: ['**/*.antd.tsx'],
        rules: { 'no-restricted-imports': 'off' },
    },
);
